import type { Exports } from "./dummies.js";
import { record } from "./events.js";

/** What a guard has to say of a value. */
interface Probe {
  readonly guard: string;
  readonly value: unknown;
  readonly valid: boolean;
}

/** What the index says in words of the documents whose meaning is easily got wrong, as values. */
const probes: Readonly<Record<string, readonly Probe[]>> = {
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

/** Tries the guards of a generated package with the values that are known for its document. */
export function probe(id: string, modules: readonly Exports[]): void {
  for (const { guard, value, valid } of probes[id] ?? []) {
    const found = modules.map((module) => module[guard]).find((exported) => typeof exported === "function");
    const verdict: unknown = typeof found === "function" ? found(value) : "not there";
    record({
      kind: "probe",
      ok: verdict === valid,
      what: `${guard}(${JSON.stringify(value)}) is ${String(verdict)}, not ${valid}`,
    });
  }
}
