import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType } from "../../3-analyse/model.js";
import {
  boundPhrase,
  countPhrase,
  either,
  named,
  nouns,
  nullLast,
  patternPhrase,
  plainTypePhrase,
  valuePhrase,
  valuesPhrase,
} from "../../3-analyse/phrases.js";
import { jsonTypeOf as jsonTypeOfValue } from "../../3-analyse/value-facts.js";
import { formatOf } from "./formats.js";
import type { Check, Rule } from "./program.js";
import { jsonTypeOf, type Sorted, sort } from "./simplify.js";
import { subjectOf } from "./types.js";

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
