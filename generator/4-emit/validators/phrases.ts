import type { JsonValue } from "../../1-load/tree.js";
import type { TypeName } from "../../2-normalise/api.js";
import type { TagValue } from "../../3-analyse/model.js";
import { formatOf } from "./formats.js";
import type { BoundKeyword, Check, Rule } from "./program.js";
import { jsonTypeOf, type Sorted } from "./simplify.js";

const nouns: Readonly<Record<TypeName, string>> = {
  null: "null",
  boolean: "true or false",
  object: "an object",
  array: "an array",
  number: "a number",
  integer: "an integer",
  string: "a string",
};

/** What a value must be for its type to fit: `a version-4 UUID or null`. */
export function typePhrase(types: readonly TypeName[], { byType }: Sorted): string {
  const phrase = (type: TypeName) => {
    const [format] = (byType.get(jsonTypeOf(type)) ?? []).flatMap((check) => formatOf(check, type) ?? []);
    return format?.phrase ?? nouns[type];
  };
  return either(nullLast(types).map(phrase));
}

/** What a value must be where only its type is asked for: `a string or an array`. */
export function plainTypePhrase(types: readonly TypeName[]): string {
  return either(nullLast(types).map((type) => nouns[type]));
}

/** As one says it: a string or null. */
function nullLast(types: readonly TypeName[]): readonly TypeName[] {
  return types.toSorted((a, b) => Number(a === "null") - Number(b === "null"));
}

/** `"fixed", "custom" or "free"`; a long list is cut. */
export function valuesPhrase(values: readonly JsonValue[]): string {
  const shown = values.slice(0, 12).map((value) => JSON.stringify(value));
  return either(values.length > shown.length ? [...shown, `${values.length - shown.length} more`] : shown);
}

/** What the tag of a union must be, and whether it may be left out. */
export function tagPhrase(values: readonly TagValue[], optional: boolean): string {
  return `${valuesPhrase(values)}${optional ? ", or left out" : ""}`;
}

/** Why a check refuses every value. */
export const neverPhrases: Readonly<Record<Extract<Check, { readonly op: "never" }>["keyword"], string>> = {
  not: "is not allowed",
  type: "is not allowed: no value is all that the contract asks for here",
};

/** What a value must not be; where that takes more than a few words to say, only that there is such a thing. */
export function notPhrase({ checks }: Rule): string {
  const [check, ...others] = checks;
  if (check?.op === "type" && others.length === 0) return `anything but ${plainTypePhrase(check.types)}`;
  if (check?.op === "equals" && others.length === 0) return `anything but ${valuesPhrase(check.values)}`;
  return "anything but what the contract rules out by `not`";
}

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

/** What the keywords that count something ask for: `an object of at most 50 properties`. */
export function countPhrase(keyword: keyof typeof counted, limit: number): string {
  const [bound, noun] = counted[keyword];
  return `${bound} ${limit} ${limit === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function either(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}
