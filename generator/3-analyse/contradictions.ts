import type { Api, KeywordSchema, Keywords } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { shortened } from "../diagnostics/printable.js";
import { typedKeywords } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import { schemaOf } from "./references.js";
import { jsonTypeOf } from "./value-facts.js";

/** Reports keywords of one schema that do not fit each other: what one allows, another forbids, or leaves no value for. */
export function reportContradictions(api: Api, facts: Facts, diagnostics: Diagnostics): void {
  for (const schema of api.schemas.values()) {
    if (schema.kind === "boolean") continue;
    reportImpossibleNull(schema, facts, diagnostics);
    reportInvalidDefault(schema, facts, diagnostics);
    reportImpossibleVariants(schema, api, facts, diagnostics);
    reportImpossibleBounds(schema.keywords, diagnostics);
    reportKeywordsOfOtherTypes(schema.keywords, diagnostics);
    reportBothDirections(schema.keywords, diagnostics);
  }
}

const bounds = [
  ["minimum", "maximum", isBelow],
  ["minimum", "exclusiveMaximum", isAtMost],
  ["exclusiveMinimum", "maximum", isAtMost],
  ["exclusiveMinimum", "exclusiveMaximum", isAtMost],
  ["minLength", "maxLength", isBelow],
  ["minItems", "maxItems", isBelow],
  ["minContains", "maxContains", isBelow],
  ["minProperties", "maxProperties", isBelow],
] as const;

function isBelow(upper: number, lower: number): boolean {
  return upper < lower;
}

function isAtMost(upper: number, lower: number): boolean {
  return upper <= lower;
}

/** Two bounds that no value is between, such as `minimum: 5` beside `maximum: 1`. */
function reportImpossibleBounds(keywords: Keywords, diagnostics: Diagnostics): void {
  for (const [least, most, contradicts] of bounds) {
    const [lower, upper] = [keywords[least], keywords[most]];
    if (lower === undefined || upper === undefined || !contradicts(upper.value, lower.value)) continue;
    const details = { lower: `${least}: ${lower.value}`, upper: `${most}: ${upper.value}` };
    diagnostics.report("bounds-impossible", upper.at, details, [{ label: "the other bound", at: lower.at }]);
  }
}

/** Keywords that accept every value of the types beside them, such as `maxLength` beside `type: integer`. */
function reportKeywordsOfOtherTypes(keywords: Keywords, diagnostics: Diagnostics): void {
  const { type } = keywords;
  if (type === undefined) return;
  const allowed = new Set<string>(type.value.map((name) => (name === "integer" ? "number" : name)));
  for (const [keyword, applies] of typedKeywords) {
    const written = keywords[keyword];
    if (written === undefined || allowed.has(applies)) continue;
    diagnostics.report("keyword-not-applicable", written.keyAt, { keyword, applies, types: type.value });
  }
}

function reportImpossibleNull({ id, keywords }: KeywordSchema, facts: Facts, diagnostics: Diagnostics): void {
  const { type } = keywords;
  if (type === undefined || type.value.length < 2 || !type.value.includes("null")) return;
  const { types } = facts.values(id);
  // Where nothing at all is valid, null is not what is wrong.
  if (types.has("null") || types.size === 0) return;
  diagnostics.report("null-impossible", type.at, { by: excludedBy(keywords) });
}

function excludedBy({ enum: listed, const: constant, allOf, oneOf, anyOf }: Keywords): string {
  if (listed !== undefined && !listed.value.includes(null)) return "it is not in the `enum` beside it";
  if (constant !== undefined) return "the `const` beside it is another value";
  const keyword = allOf ? "allOf" : oneOf ? "oneOf" : anyOf ? "anyOf" : "$ref";
  return `the schemas under the \`${keyword}\` beside it do not allow it`;
}

/** A variant of no type that the schema allows, such as a text beside `type: object`. */
function reportImpossibleVariants({ keywords }: KeywordSchema, api: Api, facts: Facts, diagnostics: Diagnostics): void {
  const { type } = keywords;
  if (type === undefined) return;
  const allowed = new Set(type.value.map((name) => (name === "integer" ? "number" : name)));
  for (const variant of [...(keywords.oneOf?.value ?? []), ...(keywords.anyOf?.value ?? [])]) {
    const { types } = facts.values(variant);
    // A variant of no type at all says so itself, and `null` beside another type is left to `null-impossible`.
    if (types.size === 0 || [...types].some((each) => allowed.has(each))) continue;
    const details = { types: [...types], allowed: type.value };
    diagnostics.report("variant-impossible", schemaOf(api, variant).at, details, [
      { label: "this `type` is beside the variants", at: type.at },
    ]);
  }
}

function reportBothDirections({ readOnly, writeOnly }: Keywords, diagnostics: Diagnostics): void {
  if (readOnly?.value && writeOnly?.value) diagnostics.report("read-and-write-only", writeOnly.keyAt, {});
}

/** Looks at the type of the default and at listed values only: enough for what people get wrong. */
function reportInvalidDefault({ id, keywords }: KeywordSchema, facts: Facts, diagnostics: Diagnostics): void {
  if (keywords.default === undefined) return;
  const { value, at } = keywords.default;
  const { types, values } = facts.values(id);
  const isListed = values === undefined || typeof value === "object" || values.has(value);
  const isInteger = typeof value !== "number" || Number.isInteger(value) || !isOnlyInteger(keywords);
  if (types.has(jsonTypeOf(value)) && isListed && isInteger) return;
  diagnostics.report("default-invalid", at, { value: shortened(JSON.stringify(value)) });
}

function isOnlyInteger({ type }: Keywords): boolean {
  return type?.value.includes("integer") === true && !type.value.includes("number");
}
