import type { CallProbe, GuardProbe, Probes } from "./cases.js";
import { type Exports, isClientFactory } from "./dummies.js";
import { record } from "./events.js";

/** What an index says only in words of the documents whose meaning is easily got wrong, as values. */
const guardProbes: Readonly<Record<string, readonly GuardProbe[]>> = {
  C16: [
    { guard: "isA", value: "`\u0024{globalThis.__PWN=16}`", valid: true },
    { guard: "isA", value: "`16`", valid: false },
    { guard: "isB", value: { 'a"]:0,[globalThis.__PWN=16]:0,["': ["';globalThis.__PWN=16;'"] }, valid: true },
    { guard: "isB", value: {}, valid: false },
  ],
  C23: [
    { guard: "isA", value: "a/;globalThis.__PWN='C23';/", valid: true },
    { guard: "isA", value: "a", valid: false },
    { guard: "isB", value: "/", valid: true },
  ],
  S01: [
    { guard: "isU", value: { type: "p" }, valid: true },
    { guard: "isU", value: { type: "q" }, valid: true },
    { guard: "isU", value: { type: "r" }, valid: false },
    { guard: "isU", value: {}, valid: false }, // valid for both, so for none: `oneOf`
  ],
  S03: [
    { guard: "isA", value: { x: "text", ghost: 1 }, valid: true },
    { guard: "isA", value: { x: "text" }, valid: false },
    { guard: "isA", value: { x: 1, ghost: 1 }, valid: false },
    { guard: "isB", value: {}, valid: true },
  ],
  S05: [
    { guard: "isA", value: { a: "x" }, valid: true },
    { guard: "isA", value: { a: "x", b: "x" }, valid: false },
    { guard: "isA", value: {}, valid: false },
    { guard: "isB", value: 1.5, valid: true },
    { guard: "isB", value: 1, valid: false },
  ],
  S07: [
    { guard: "isA", value: {}, valid: true },
    { guard: "isA", value: null, valid: false }, // `nullable` adds to a `type` beside it, and there is none
    { guard: "isC", value: "a", valid: true },
    { guard: "isC", value: null, valid: false }, // not in the `enum`
    { guard: "isD", value: null, valid: true },
    { guard: "isD", value: 1, valid: true },
  ],
};

/**
 * Guards with another name than the index expects. An operation may be called like the guard of a schema, and the
 * contract's own name wins, as the index asks for as well.
 */
const guardNames: Readonly<Record<string, Readonly<Record<string, string>>>> = { E02: { isColor: "isColorValue" } };

/** Tries a generated package with the values that are known for its document. */
export async function probe(id: string, { guards, calls }: Probes, modules: readonly Exports[]): Promise<void> {
  for (const each of [...(guardProbes[id] ?? []), ...guards])
    probeGuard({ ...each, guard: guardNames[id]?.[each.guard] ?? each.guard }, modules);
  for (const each of calls) await probeCall(each, modules);
}

function probeGuard({ guard, valid, json, value: plain }: GuardProbe, modules: readonly Exports[]): void {
  const value: unknown = json === undefined ? plain : JSON.parse(json);
  const found = modules.map((module) => module[guard]).find((exported) => typeof exported === "function");
  const verdict: unknown = typeof found === "function" ? found(value) : "not there";
  // Another export may have the name, such as an operation: its failure is no crash.
  if (verdict instanceof Promise) verdict.catch(() => {});
  record({
    kind: "probe",
    ok: verdict === valid,
    what: `${guard}(${json ?? JSON.stringify(value)}) is ${String(verdict)}, not ${valid}`,
  });
}

const origin = "http://127.0.0.1:9";

async function probeCall(expected: CallProbe, modules: readonly Exports[]): Promise<void> {
  const { operation, url, acceptable = [], json, request: plain } = expected;
  const request: unknown = json === undefined ? plain : JSON.parse(json);
  const urls: string[] = [];
  const fetch = async (input: Request) => {
    urls.push(input.url);
    return new Response(null);
  };
  const failure = await callOperation(operation, { baseUrl: origin, fetch, token: "token" }, request, modules);
  const asked = urls[0]?.slice(origin.length) ?? `nothing: ${failure}`;
  const what = `${operation}(${json ?? JSON.stringify(request)}) asks for ${asked}, not ${url}`;
  record({ kind: "probe", ok: urls.length === 1 && [url, ...acceptable].includes(asked), what });
}

/** Calls an operation with a client of its own module. Returns why it could not. */
async function callOperation(
  operation: string,
  options: object,
  request: unknown,
  modules: readonly Exports[],
): Promise<string | undefined> {
  for (const module of modules) {
    const factory = Object.keys(module).find(isClientFactory);
    const create = factory === undefined ? undefined : module[factory];
    const call = module[operation];
    if (typeof create !== "function" || typeof call !== "function") continue;
    try {
      await call(create(options), request);
      return undefined;
    } catch (error) {
      return String(error);
    }
  }
  return `no module has both a client and \`${operation}\``;
}
