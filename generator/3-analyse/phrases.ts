import type { JsonValue } from "../1-load/tree.js";
import type { TypeName } from "../2-normalise/api.js";
import type { TagValue } from "./model.js";

/** The phrases for values of a type; its values, where there are few. */
export const nouns: Readonly<Record<TypeName, readonly string[]>> = {
  null: ["null"],
  boolean: ["true", "false"],
  object: ["an object"],
  array: ["an array"],
  number: ["a number"],
  integer: ["an integer"],
  string: ["a string"],
};

/** What a value must be to have one of several types: `a string or an array`. */
export function plainTypePhrase(types: readonly TypeName[]): string {
  return either(nullLast(types).flatMap((type) => nouns[type]));
}

/** The order of speech: a string or null. */
export function nullLast(types: readonly TypeName[]): readonly TypeName[] {
  return types.toSorted((a, b) => Number(a === "null") - Number(b === "null"));
}

/** `"fixed", "custom" or "free"`. Long lists and long values are truncated. */
export function valuesPhrase(values: readonly JsonValue[]): string {
  // "1 more" would be as long as the value itself.
  const shown = values.slice(0, values.length > 13 ? 12 : 13).map(valuePhrase);
  return either(values.length > shown.length ? [...shown, `${values.length - shown.length} more`] : shown);
}

export function valuePhrase(value: JsonValue): string {
  const characters = [...JSON.stringify(value)];
  return characters.length > 100 ? `${characters.slice(0, 99).join("")}…` : characters.join("");
}

/**
 * What the tag of a union must be. `beside` are the properties that a value without a tag must have; `undefined` if the
 * tag is required.
 */
export function tagPhrase(values: readonly TagValue[], beside: readonly string[] | undefined): string {
  const leftOut = beside === undefined ? "" : beside.length === 0 ? ", or left out" : ", or left out beside ";
  return valuesPhrase(values) + leftOut + named(beside ?? [], "and");
}

export function patternPhrase(pattern: string): string {
  return `a string that matches the pattern ${pattern}`;
}

/** The keywords that bound a number (JSON Schema 2020-12 Validation §6.2). */
export type BoundKeyword = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";

const bounds: Readonly<Record<BoundKeyword, string>> = {
  minimum: "of at least",
  maximum: "of at most",
  exclusiveMinimum: "greater than",
  exclusiveMaximum: "less than",
};

export function boundPhrase(keyword: BoundKeyword, limit: number, integer: boolean): string {
  return `${integer ? "an integer" : "a number"} ${bounds[keyword]} ${limit}`;
}

const counted = {
  minLength: ["a string of at least", "character"],
  maxLength: ["a string of at most", "character"],
  minItems: ["an array of at least", "item"],
  maxItems: ["an array of at most", "item"],
  minProperties: ["an object of at least", "property"],
  maxProperties: ["an object of at most", "property"],
} as const;

const empty = { maxLength: "an empty string", maxItems: "an empty array", maxProperties: "an empty object" } as const;

/** What a keyword that counts requires: `an object of at most 50 properties`. */
export function countPhrase(keyword: keyof typeof counted, limit: number): string {
  const [bound, noun] = counted[keyword];
  if (limit === 0 && keyword in empty) return empty[keyword as keyof typeof empty];
  return `${bound} ${limit} ${limit === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** Phrases as alternatives: `a, b or c`. */
export function either(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}

/** Names of properties in a sentence: `` `id` and `name` ``. */
export function named(names: readonly string[], conjunction: string): string {
  return names.map((name) => `\`${name}\``).join(` ${conjunction} `);
}
