import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { contractOf, modelOf } from "../harness/model.js";

const json = (name: string) => `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;
const paths = `/a: { post: { requestBody: { ${json("Sent")} }, responses: { "200": { description: ok, ${json("Got")} } } } }`;

describe("usage", () => {
  test("follows references; what nothing uses travels both ways", () => {
    const model = modelOf(
      contractOf(
        `
        Sent: { type: object, properties: { a: { $ref: '#/components/schemas/Shared' } } }
        Got: { type: array, items: { $ref: '#/components/schemas/Shared' } }
        Shared: { type: object, properties: { again: { $ref: '#/components/schemas/Shared' } } }
        Unused: {}`,
        paths,
      ),
    );
    const usage = (name: string) => model.usage.get(`#/components/schemas/${name}` as SchemaId);
    expect(usage("Sent")).toEqual({ request: true, response: false });
    expect(usage("Got")).toEqual({ request: false, response: true });
    expect(usage("Shared")).toEqual({ request: true, response: true });
    expect(usage("Unused")).toEqual({ request: true, response: true });
  });
});
