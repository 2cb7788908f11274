import type { Client } from "../../generator/runtime/client.js";
import type { Success, Unexpected } from "../../generator/runtime/result.js";
import { generatedFrom, runModules } from "../harness/package.js";
import type { Server } from "./server.js";

type Result = Pick<Success<unknown, unknown>, "ok" | "status" | "contentType" | "data"> &
  Pick<Unexpected, "unexpected">;
type Caller = (name: string, request?: object) => Promise<Result>;

/** The operations of a document, called at a server; and what is reported of the document. */
export async function callsOf(server: Pick<Server, "url">, paths: string, options: object = {}) {
  const document = `openapi: 3.1.0\ninfo: { title: t, version: "1" }\nservers: [{ url: https://x.example }]\n${paths}`;
  const { files, diagnostics } = await generatedFrom({ "api.yaml": document }, "api.yaml");
  const [operations = {}, clients = {}] = await runModules(files, ["src/api/operations.ts", "src/api/client.ts"]);
  const create = clients.createApiClient as (options: object) => Client<Record<string, Record<"get", object>>>;
  const client = create({ baseUrl: server.url, ...options });
  const call: Caller = (name, request) =>
    (operations[name] as (client: unknown, request: unknown) => ReturnType<Caller>)(client, request);
  return { call, diagnostics };
}
