import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { record } from "./events.js";

// Child process: attacks the generated client of contract.yaml with the data of one case.

interface Result {
  readonly ok: boolean;
  readonly status: number | undefined;
  readonly response: Response;
}

interface Contract {
  readonly createContractClient: (options: object) => object;
  readonly readThing: (client: object, request: object) => Promise<Result>;
  readonly updateThing: (client: object, request: object) => Promise<Result>;
  readonly isThing: (value: unknown) => boolean;
}

interface Runtime {
  readonly isValidationError: (value: unknown) => boolean;
}

const [folder = "", id = "", file = ""] = process.argv.slice(2);
const contract: Contract = await import(pathToFileURL(join(folder, "dist/contract/index.js")).href);
const runtime: Runtime = await import(pathToFileURL(join(folder, "dist/runtime/index.js")).href);
const text = readFileSync(file, "utf8");
const attacks: Readonly<Record<string, () => Promise<void>>> = {
  R01: pathValues,
  R02: prototypeKeys,
  R04: strangeAnswers,
  R05: redirect,
};
const attack = attacks[id];
if (attack === undefined) record({ kind: "probe", ok: false, what: `nothing is known of ${id}` });
else await attack();

/** A value stays inside its segment of the path, or is refused. */
async function pathValues(): Promise<void> {
  for (const value of String(JSON.parse(text)).split(" , ")) {
    const asked: string[] = [];
    const client = createClient(async (request) => {
      asked.push(request.url);
      return Response.json({});
    });
    const failure = await failureOf(contract.readThing(client, { path: { id: value } }));
    const what = `the path value ${JSON.stringify(value)}: ${asked[0] ?? String(failure)}`;
    if (failure !== undefined) expectThat(asked.length === 0 && runtime.isValidationError(failure), what);
    else
      expectThat(
        asked.every(
          (url) => url === `http://127.0.0.1:9/things/${encodeURIComponent(value)}` && new URL(url).href === url,
        ),
        what,
      );
  }
}

/** Keys of prototypes are data like any other, wherever they stand. */
async function prototypeKeys(): Promise<void> {
  const hostile: object = JSON.parse(text);
  const sent: string[] = [];
  const client = createClient(async (request) => {
    sent.push(await request.text());
    return new Response(text, { headers: { "Content-Type": "application/json" } });
  });
  const places = [
    { body: hostile },
    { headers: hostile, body: {} },
    { query: hostile, body: {} },
    { ...hostile, body: {} },
  ];
  for (const place of places) await failureOf(contract.updateThing(client, { path: { id: "x" }, ...place }));
  await failureOf(contract.updateThing(client, hostile));
  await failureOf(
    contract.readThing(contract.createContractClient({ ...hostile, fetch: async () => Response.json({}) }), hostile),
  );
  contract.isThing(hostile);
  const plain: Record<string, unknown> = {};
  expectThat(plain.isAdmin === undefined && plain.x === undefined, "Object.prototype is not what it was");
  expectThat(sent[0] === JSON.stringify(hostile), `the body was sent as ${sent[0]}`);
}

/** The status decides whether a call went well, whatever the body is. */
async function strangeAnswers(): Promise<void> {
  const html = { "Content-Type": "text/html" };
  const json = { "Content-Type": "application/json" };
  const answers: readonly (readonly [name: string, response: () => Response, ok: boolean])[] = [
    ["500 without a body", () => new Response(null, { status: 500 }), false],
    ["500 with an empty JSON body", () => new Response("", { status: 500, headers: json }), false],
    ["502 with HTML", () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: html }), false],
    ["404 with HTML", () => new Response("<h1>Not found</h1>", { status: 404, headers: html }), false],
    ["404 without a body", () => new Response(null, { status: 404 }), false],
    ["404 with length 0", () => new Response(null, { status: 404, headers: { "Content-Length": "0" } }), false],
    ["200 without a body", () => new Response(null, { status: 200 }), false],
    ["200 with JSON cut short", () => new Response('{"name": ', { status: 200, headers: json }), false],
    [
      "200 with JSON that says it is text",
      () => new Response("{}", { status: 200, headers: { "Content-Type": "text/plain" } }),
      false,
    ],
    ["204", () => new Response(null, { status: 204 }), true],
    ["202, which is not listed", () => new Response("{}", { status: 202, headers: json }), false],
  ];
  for (const [name, respond, ok] of answers) {
    const status = respond().status;
    try {
      const result = await contract.readThing(
        createClient(async () => respond()),
        { path: { id: "x" } },
      );
      const told = (result.status ?? status) === status && result.response.status === status;
      expectThat(result.ok === ok && told, `${name}: ok is ${result.ok}, status is ${result.status}`);
    } catch (error) {
      expectThat(runtime.isValidationError(error), `${name}: ${String(error)}`);
    }
  }
}

/** The token does not follow a redirect to another origin. */
async function redirect(): Promise<void> {
  const tokens: (string | undefined)[] = [];
  const other = await listen(
    createServer((request, response) => {
      tokens.push(request.headers.authorization);
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    }),
  );
  const first = await listen(
    createServer((_, response) => response.writeHead(302, { Location: `${other.origin}/things/x` }).end()),
  );
  const client = contract.createContractClient({ token: "secret-token", baseUrl: first.origin });
  const failure = await failureOf(contract.readThing(client, { path: { id: "x" } }));
  for (const token of tokens) {
    if (token !== undefined) record({ kind: "network", what: `the other origin got "${token}"` });
  }
  expectThat(failure === undefined || failure instanceof Error, `a redirect ends in ${String(failure)}`);
  for (const { server } of [first, other]) server.close();
}

function createClient(fetch: (request: Request) => Promise<Response>): object {
  return contract.createContractClient({ token: "token", baseUrl: "http://127.0.0.1:9", fetch });
}

async function listen(server: Server): Promise<{ readonly server: Server; readonly origin: string }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error ?? "nothing";
  }
}

function expectThat(ok: boolean, what: string): void {
  record({ kind: "probe", ok, what });
}
