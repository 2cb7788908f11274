import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordName, Keywords, KeywordValues, Schema, TypeName } from "../../2-normalise/api.js";
import { isOfType } from "../../2-normalise/json-types.js";
import { enabledFormats } from "../../3-analyse/formats.js";
import {
  boundPhrase,
  countPhrase,
  either,
  nouns,
  nullLast,
  patternPhrase,
  valuesPhrase,
} from "../../3-analyse/phrases.js";
import { assertionsOf } from "../../3-analyse/references.js";
import { jsonTypeOf } from "../../3-analyse/value-facts.js";
import { bytesStandIn } from "../plain-schemas.js";
import type { Judge } from "./judge.js";
import { mustBe, notAllowed, type Path, type Refusals } from "./refusal.js";

/** What a value must be to meet a keyword, in the words of the generated validators. */
type Phrases = { readonly [Name in KeywordName]?: (value: KeywordValues[Name], keywords: Keywords) => string };

const formats = enabledFormats(true);

/** The keywords that say what the value itself must be (JSON Schema 2020-12 Validation §6, §7), in the order of reporting. */
const phrases = {
  type: (types, keywords) => either(nullLast(types).flatMap((type) => typePhrases(type, keywords))),
  format: (name) => formats.get(name)?.phrase ?? `a value of the format ${name}`,
  minimum: (limit, keywords) => boundPhrase("minimum", limit, isInteger(keywords)),
  exclusiveMinimum: (limit, keywords) => boundPhrase("exclusiveMinimum", limit, isInteger(keywords)),
  maximum: (limit, keywords) => boundPhrase("maximum", limit, isInteger(keywords)),
  exclusiveMaximum: (limit, keywords) => boundPhrase("exclusiveMaximum", limit, isInteger(keywords)),
  multipleOf: (divisor) => `a multiple of ${divisor}`,
  minLength: (limit) => countPhrase("minLength", limit),
  maxLength: (limit) => countPhrase("maxLength", limit),
  pattern: patternPhrase,
  minItems: (limit) => countPhrase("minItems", limit),
  maxItems: (limit) => countPhrase("maxItems", limit),
  minProperties: (limit) => countPhrase("minProperties", limit),
  maxProperties: (limit) => countPhrase("maxProperties", limit),
} as const satisfies Phrases;

/** The values that a schema lists and its types allow (JSON Schema 2020-12 Validation §6.1). */
function listedValues({ type, enum: values, const: value }: Keywords): readonly JsonValue[] | undefined {
  const all = values?.value ?? (value === undefined ? undefined : [value.value]);
  return all?.filter(
    (each) =>
      (value === undefined || canonicalJson(each) === canonicalJson(value.value)) &&
      (type?.value.some((name) => isOfType(each, name)) ?? true),
  );
}

function listedPhrase(values: readonly JsonValue[]): string {
  return values.includes(bytesStandIn) ? "a Blob, a File or a stream of bytes" : valuesPhrase(values);
}

/** A format says more than the type that it is of. */
function typePhrases(type: TypeName, { format }: Keywords): readonly string[] {
  const known = format && formats.get(format.value);
  const isOfIt = known?.type === type || (known?.type === "integer" && type === "number");
  return known !== undefined && isOfIt ? [known.phrase] : nouns[type];
}

/**
 * What is valid for a schema, in a few words: its types, or the values that it lists. Undefined where it says anything
 * else.
 */
export function shortPhrase(schema: Schema): string | undefined {
  if (schema.kind === "boolean") return undefined;
  const [assertion, ...others] = assertionsOf(schema);
  const { type } = schema.keywords;
  if (others.length > 0) return undefined;
  if (assertion === "type" && type !== undefined) return phrases.type(type.value, schema.keywords);
  return assertion === "enum" || assertion === "const" ? listedPhrase(listedValues(schema.keywords) ?? []) : undefined;
}

/** Why a value does not meet the keywords of a schema that apply no other schema. */
export function* assertionRefusals(value: JsonValue, keywords: Keywords, path: Path, judge: Judge): Refusals {
  const listed = listedValues(keywords);
  if (listed !== undefined && !listed.some((each) => canonicalJson(each) === canonicalJson(value))) {
    yield listed.length === 0 ? notAllowed(path) : mustBe(path, listedPhrase(listed));
    return;
  }
  for (const name of Object.keys(phrases) as (keyof typeof phrases)[]) {
    const keyword = keywords[name];
    if (keyword === undefined || judge.meets(value, name, keyword.value)) continue;
    const phrase = phrases[name] as (value: unknown, keywords: Keywords) => string;
    const refusal = mustBe(path, phrase(keyword.value, keywords));
    yield name === "type" ? { ...refusal, isOfType: true } : refusal;
  }
  if (keywords.uniqueItems?.value && jsonTypeOf(value) === "array") {
    const texts = (value as readonly JsonValue[]).map(canonicalJson);
    const repeated = texts.findIndex((text, index) => texts.indexOf(text) < index);
    if (repeated !== -1) yield mustBe([...path, repeated], "a value that no item before it has");
  }
  if (jsonTypeOf(value) !== "object") return;
  const has = (name: string) => Object.hasOwn(value as object, name);
  for (const name of keywords.required?.value ?? []) {
    if (!has(name)) yield { path: [...path, name], message: "is required" };
  }
  for (const [name, needs] of keywords.dependentRequired?.value ?? []) {
    for (const other of has(name) ? needs : []) {
      if (!has(other)) yield { path: [...path, other], message: `is required beside \`${name}\`` };
    }
  }
}

function isInteger({ type }: Keywords): boolean {
  return type?.value.includes("integer") ?? false;
}
