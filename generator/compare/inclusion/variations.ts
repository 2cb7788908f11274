import type { JsonValue } from "../../1-load/tree.js";

/** Other values like one: with another number at the end of a text, or another number, somewhere inside. At most as many. */
export function* variationsOf(value: JsonValue, count: number): Generator<JsonValue> {
  if (typeof value === "number") {
    for (let step = 1; step <= count; step++) yield* [value + step, value - step];
  }
  if (typeof value === "string") {
    for (let step = 2; step <= count; step++) yield `${value}${step}`;
  }
  if (isList(value)) {
    for (const [at, item] of value.entries()) {
      for (const other of variationsOf(item, count)) yield value.with(at, other);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      for (const other of variationsOf(inner, count)) yield { ...value, [name]: other };
    }
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
