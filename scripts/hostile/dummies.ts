/** What a module exports. */
export type Exports = Readonly<Record<string, unknown>>;

export function isClientFactory(name: string): boolean {
  return /^create\w*Client$/.test(name);
}

async function stubFetch(): Promise<Response> {
  return new Response("{}", { status: 200, headers: { "Content-Type": "application/json" } });
}

/** Options to create clients with: none of them reaches a network. */
export const clientOptions: readonly unknown[] = [
  { token: "token", fetch: stubFetch, validate: false },
  { token: "token", fetch: stubFetch, baseUrl: "http://127.0.0.1:9" },
];

/** Has every property, each of them a short text. */
const anyText: unknown = new Proxy(
  {},
  { get: (_, key) => (key === "then" || typeof key === "symbol" ? undefined : "x") },
);
/** Has every property, each of them a function. */
const anyFunction: unknown = new Proxy({}, { get: (_, key) => (key === "then" ? undefined : () => "x") });

const values: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  1.5,
  "",
  "x",
  [],
  ["x"],
  {},
  { a: "x", type: "x" },
  anyText,
];

/** Lists of arguments of every kind: what a value can be, and what an operation takes. */
export function argumentLists(clients: readonly unknown[]): readonly (readonly unknown[])[] {
  const requests: readonly unknown[] = [
    undefined,
    {},
    { path: anyText, query: { q: "x" }, headers: {}, body: {} },
    { path: anyText, body: "x" },
  ];
  return [
    [],
    ...values.map((value) => [value]),
    ...values.map((value) => [value, anyFunction]),
    ...values.map((value) => [value, [], []]),
    ...clients.flatMap((client) => requests.map((request) => [client, request])),
  ];
}
