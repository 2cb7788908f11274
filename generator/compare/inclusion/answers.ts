import type { JsonValue } from "../../1-load/tree.js";

/** Whether there is a value that satisfies some forms. */
export type Answer =
  | { readonly kind: "example"; readonly value: JsonValue }
  /** There is none. */
  | { readonly kind: "empty" }
  | Unknown;

export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
}

export const empty: Answer = { kind: "empty" };

export function example(value: JsonValue): Answer {
  return { kind: "example", value };
}

export function unknown(reason: string): Unknown {
  return { kind: "unknown", reason };
}

/** The first example of alternatives; empty only if all are. */
export function firstExample<T>(alternatives: Iterable<T>, answer: (alternative: T) => Answer): Answer {
  let result: Answer = empty;
  for (const alternative of alternatives) {
    const next = answer(alternative);
    if (next.kind === "example") return next;
    if (next.kind === "unknown" && result.kind === "empty") result = next;
  }
  return result;
}
