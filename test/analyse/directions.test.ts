import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { analysisOf, contractOf, modelOf, shown } from "../harness/model.js";

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

describe("a property that must be there and must not", () => {
  const reports = (schemas: string) => shown(analysisOf(contractOf(schemas, paths)).diagnostics);

  test("is an error", () => {
    expect(
      reports(`
        Sent: { type: object, required: [id], properties: { id: { type: string, readOnly: true } } }
        Got: { type: object, required: [secret], properties: { secret: { type: string, writeOnly: true } } }`),
    ).toEqual([
      expect.stringMatching(/^direction-unsupported test\.yaml:7:61 `id` is `readOnly` and required, .* in a request/),
      expect.stringMatching(
        /^direction-unsupported test\.yaml:8:68 `secret` is `writeOnly` and required, .* in a response/,
      ),
    ]);
  });

  test("is found through references and allOf", () => {
    expect(
      reports(`
        Id: { type: string, readOnly: true }
        Base: { type: object, properties: { id: { $ref: '#/components/schemas/Id' } } }
        Sent: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [id] }] }
        Got: {}`),
    ).toEqual([expect.stringContaining("direction-unsupported")]);
  });

  test("is none where it is optional, or travels the other way", () => {
    expect(
      reports(`
        Sent: { type: object, required: [secret], properties: { id: { readOnly: true }, secret: { writeOnly: true } } }
        Got: { type: object, required: [id], properties: { id: { readOnly: true }, secret: { writeOnly: true } } }`),
    ).toEqual([]);
  });
});
