import type { JsonValue } from "../../1-load/tree.js";
import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType, TagValue } from "../../3-analyse/model.js";
import { jsonTypeOf as jsonTypeOfValue } from "../../3-analyse/value-facts.js";
import { formatOf } from "./formats.js";
import type { BoundKeyword, Check, Rule } from "./program.js";
import { jsonTypeOf, type Sorted, sort } from "./simplify.js";
import { subjectOf } from "./types.js";

/** The phrases for values of a type; its values, where there are few. */
const nouns: Readonly<Record<TypeName, readonly string[]>> = {
  null: ["null"],
  boolean: ["true", "false"],
  object: ["an object"],
  array: ["an array"],
  number: ["a number"],
  integer: ["an integer"],
  string: ["a string"],
};

/** What a value must be for its type to fit: `a version-4 UUID or null`. */
export function typePhrase(types: readonly TypeName[], sorted: Sorted): string {
  return either(nullLast(types).flatMap((type) => phrasesOf(type, sorted)));
}

function phrasesOf(type: TypeName, { byType }: Pick<Sorted, "byType">): readonly string[] {
  const [format] = (byType.get(jsonTypeOf(type)) ?? []).flatMap((check) => formatOf(check, type) ?? []);
  return format === undefined ? nouns[type] : [format.phrase];
}

/** What a value must be that is bytes, or has one of these types. */
export function bytesPhrase(types: readonly TypeName[]): string {
  return either(["a Blob", "a File", "a stream of bytes", ...nullLast(types).flatMap((type) => nouns[type])]);
}

/** What a value of one of several variants must be, each of another type: `a UUID, an integer or "none"`. */
export function variantsPhrase(variants: readonly (readonly [JsonType, readonly Check[]])[]): string {
  const phrases = variants.flatMap(([type, checks]): readonly string[] => {
    const { types, byType, always } = sort({ checks });
    const listed = always
      .find((check) => check.op === "equals")
      ?.values.filter((value) => jsonTypeOfValue(value) === type);
    if (listed !== undefined && listed.length < 13) return listed.map(valuePhrase);
    if (type === "object" && always.some((check) => check.op === "bytes")) return [bytesPhrase([])];
    const [named = type] = types.kind === "some" ? types.types.filter((each) => jsonTypeOf(each) === type) : [];
    return phrasesOf(named, { byType });
  });
  return either([...phrases.filter((phrase) => phrase !== "null"), ...phrases.filter((phrase) => phrase === "null")]);
}

/** What a value must be to have one of several types: `a string or an array`. */
export function plainTypePhrase(types: readonly TypeName[]): string {
  return either(nullLast(types).flatMap((type) => nouns[type]));
}

/** The order of speech: a string or null. */
function nullLast(types: readonly TypeName[]): readonly TypeName[] {
  return types.toSorted((a, b) => Number(a === "null") - Number(b === "null"));
}

/** `"fixed", "custom" or "free"`. Long lists and long values are truncated. */
export function valuesPhrase(values: readonly JsonValue[]): string {
  // "1 more" would be as long as the value itself.
  const shown = values.slice(0, values.length > 13 ? 12 : 13).map(valuePhrase);
  return either(values.length > shown.length ? [...shown, `${values.length - shown.length} more`] : shown);
}

function valuePhrase(value: JsonValue): string {
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

/** Why a check refuses every value. */
export const neverPhrases: Readonly<Record<Extract<Check, { readonly op: "never" }>["keyword"], string>> = {
  not: "is not allowed",
  type: "is not allowed: no value can have all the types that the contract requires here",
};

/**
 * What a value must be to be refused by a rule. If that takes more than a few words, the phrase only mentions `not`.
 * `types` are the types that the value is known to have.
 */
export function notPhrase({ checks }: Rule, types: readonly TypeName[] | undefined): string {
  const names = checks.flatMap((check) => (check.op === "required" ? [check.name] : []));
  // `required` accepts everything that is not an object, and so `not` refuses it.
  if (names.length > 0 && names.length === checks.length) return `an object without ${named(names, "or without")}`;
  return `anything but ${shortPhrase(checks, types) ?? "what the contract rules out by `not`"}`;
}

/** What is valid for a rule, in a few words; `undefined` if a few words cannot say it exactly. */
export function shortPhrase(checks: readonly Check[], knownTypes?: readonly TypeName[]): string | undefined {
  const [check, ...others] = checks.filter(({ op }) => op !== "type");
  if (check?.op === "bytes" && checks.length === 1) return bytesPhrase(check.or);
  const types = checks.find((check) => check.op === "type")?.types ?? knownTypes;
  if (check === undefined) return types && plainTypePhrase(types);
  if (check.op === "equals" && checks.length === 1) return valuesPhrase(check.values);
  const [type, ...more] = types ?? [];
  // A check for one type accepts values of all other types.
  if (type === undefined || more.length > 0 || others.length > 0 || subjectOf(check) !== jsonTypeOf(type))
    return undefined;
  switch (check.op) {
    case "format":
      return formatOf(check, type)?.phrase;
    case "pattern":
      return patternPhrase(check.pattern);
    case "bound":
      return boundPhrase(check.keyword, check.limit, type === "integer");
    case "length":
    case "itemCount":
      return countPhrase(check.keyword, check.limit);
    default:
      return undefined;
  }
}

export function patternPhrase(pattern: string): string {
  return `a string that matches the pattern ${pattern}`;
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

function either(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}

/** Names of properties in a sentence: `` `id` and `name` ``. */
function named(names: readonly string[], conjunction: string): string {
  return names.map((name) => `\`${name}\``).join(` ${conjunction} `);
}
