import type { WrittenKeywords, WrittenSchema } from "../../generator/compare/witness/written-schemas.js";
import type { Draw } from "./draw.js";

export type { WrittenKeywords, WrittenSchema };

/** Component schemas by name. */
export type Components = Readonly<Record<string, WrittenSchema>>;

/** Names of properties: ordinary ones, and those that go wrong where a name is taken for more than a name. */
export const propertyNames = ["a", "b", "kind", "a b", "c/d~e%f", "__proto__", "constructor", "toString", "0", "ä"];

/** Texts near a bound or a pattern, in characters of one and of two UTF-16 units. */
export const texts = ["", "a", "b", "ab", "abc", "aaaa", "A1", "😀", "a😀", "😀😀", "toString", "__proto__"];

/** Numbers near a bound, and those of which the binary and the decimal value say different things. */
export const numbers = [
  ...[0, 1, 2, 3, 4, 5, -1, 0.5, 1.5, 2.25, -0.5, 10, 0.1, 0.3, 0.07, 4.35, 19.99, 1.005],
  ...[1e20, 1e21, 1e300, -1e300, 5e-324, 1e-7, 9007199254740991, -9007199254740992, 0.1 + 0.2],
];

export const divisors = [0.25, 0.5, 1, 2, 3, 4, 0.1, 0.01, 0.07, 0.3, 1.5, 1e-7, 1e-8, 1e20, 123.456];

/** Anything that JSON can hold, small. */
export const constants = [null, true, false, ...texts, ...numbers, [], [1], ["a"], {}, { a: 1 }, { kind: "a", b: [1] }];

export const patterns = ["^a", "b$", "^[a-z]*$", "^\\p{L}", "^.$", "^.{2,3}$", "\\d", "/", "^(?:kind|__proto__)$"];
export const typeNames = ["null", "boolean", "object", "array", "number", "integer", "string"];

export function maybe(draw: Draw, percent: number, make: () => WrittenKeywords): WrittenKeywords {
  return draw.chance(percent) ? make() : {};
}

export function times<T>(count: number, item: T): readonly T[] {
  return Array.from({ length: count }, () => item);
}

/** An object in which every name is a key, `__proto__` too. */
export function record<T>(names: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(names.map((name, index) => [name, values[index] as T]));
}
