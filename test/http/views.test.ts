import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect } from "vitest";
import { createClient } from "../../generator/runtime/client.js";
import type { Unexpected } from "../../generator/runtime/result.js";
import { filesOf, runModule } from "../harness/package.js";
import { json } from "./answers.js";
import { failure, it } from "./fixtures.js";
import type { Server } from "./server.js";

/** The operations of a sample in which one schema is sent and received, and means something else each way. */
const sample = join(import.meta.dirname, "..", "samples", "views", "spec.yaml");

type Call = (client: unknown, request: { readonly body: unknown }) => Promise<Partial<Unexpected>>;
let replaceTeam: Call;

beforeAll(async () => {
  const files = await filesOf(readFileSync(sample, "utf8"));
  ({ replaceTeam } = (await runModule(files, "src/api/operations.ts", new Map())) as { replaceTeam: Call });
});

const clientOf = ({ url }: Server) => createClient({ baseUrl: url }, {});
const sent = { name: "A", lead: { kind: "person", password: "secret12" }, history: {} };
const received = { name: "A", lead: { kind: "person", id: 1 }, history: { since: "1999" } };

describe("a schema that is sent and received", () => {
  it("is its request view in requests and its response view in responses", async ({ server }) => {
    server.answerWith(json(200, received));
    expect(await replaceTeam(clientOf(server), { body: sent })).toMatchObject({ ok: true, data: received });
    expect(server.requests.map(({ body }) => JSON.parse(body.toString()))).toEqual([sent]);
  });

  it("is not sent as it is received", async ({ server }) => {
    server.answerWith(json(200, received));
    const { issues } = await failure(replaceTeam(clientOf(server), { body: received }));
    expect(issues).toMatchObject([{ path: ["body", "lead", "password"], keyword: "required" }]);
    expect(server.requests).toEqual([]);
  });

  it("is not received as it is sent", async ({ server }) => {
    server.answerWith(json(200, sent));
    const { unexpected } = await replaceTeam(clientOf(server), { body: sent });
    expect(unexpected?.issues?.map(({ path, location }) => [path.join("."), location])).toEqual([
      ["lead.id", "#/components/schemas/Person/allOf/1/required"],
      ["history.since", "#/components/schemas/Team/properties/history/required"],
    ]);
  });
});
