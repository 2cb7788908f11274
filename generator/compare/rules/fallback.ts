import { canonicalJson } from "../../1-load/canonical-json.js";
import type { KeywordName } from "../../2-normalise/api.js";
import { placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import { annotationRules } from "./annotations.js";

/**
 * What no other rule speaks of: that a keyword is different, and no more, so it breaks in both directions. `$defs` says
 * nothing by itself, and what a `$dynamicRef` leads to was decided before.
 */
export function fallbackRule(known: readonly SchemaRule[]): SchemaRule {
  const spoken = new Set<KeywordName>([...known, ...annotationRules].flatMap(({ keywords }) => keywords));
  const left = everyKeyword.filter(
    (keyword) => !spoken.has(keyword) && keyword !== "$defs" && keyword !== "$dynamicRef",
  );
  return {
    keywords: left,
    compare: (pair, { sides }) =>
      left.flatMap((keyword) => {
        const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
        if (text(old) === text(now)) return [];
        const what = `has another \`${keyword}\``;
        const finding = { suffix: "keyword-changed", what, alone: withKeywords(keyword) };
        return [changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesOf(pair, keyword) }, pair, sides)];
      }),
  };
}

function text(value: unknown): string {
  const held = value instanceof Map ? [...value] : value;
  return held === undefined ? "" : canonicalJson(held as Parameters<typeof canonicalJson>[0]);
}

/** Every keyword there is, by the type: one that is added to the compiler must be added here. */
export const everyKeyword = Object.keys({
  $ref: 0,
  $dynamicRef: 0,
  $defs: 0,
  allOf: 0,
  anyOf: 0,
  oneOf: 0,
  not: 0,
  if: 0,
  then: 0,
  else: 0,
  dependentSchemas: 0,
  properties: 0,
  patternProperties: 0,
  additionalProperties: 0,
  propertyNames: 0,
  prefixItems: 0,
  items: 0,
  contains: 0,
  unevaluatedItems: 0,
  unevaluatedProperties: 0,
  type: 0,
  enum: 0,
  const: 0,
  multipleOf: 0,
  maximum: 0,
  exclusiveMaximum: 0,
  minimum: 0,
  exclusiveMinimum: 0,
  maxLength: 0,
  minLength: 0,
  pattern: 0,
  maxItems: 0,
  minItems: 0,
  uniqueItems: 0,
  maxContains: 0,
  minContains: 0,
  maxProperties: 0,
  minProperties: 0,
  required: 0,
  dependentRequired: 0,
  format: 0,
  discriminator: 0,
  bytes: 0,
  nullable: 0,
  title: 0,
  description: 0,
  default: 0,
  deprecated: 0,
  readOnly: 0,
  writeOnly: 0,
  examples: 0,
  contentEncoding: 0,
  contentMediaType: 0,
  contentSchema: 0,
  $comment: 0,
} satisfies Record<KeywordName, 0>) as readonly KeywordName[];
