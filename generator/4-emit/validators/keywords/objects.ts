import type { Keywords } from "../../../2-normalise/api.js";
import { evaluatedProperties } from "../evaluated.js";
import type { Lowering, Section } from "../lowering.js";
import type { EachProperty, Rest } from "../program.js";

const counts = ["minProperties", "maxProperties"] as const;

/** Assertions and applicators for objects (JSON Schema 2020-12 Validation §6.5, Core §10.3.2, §11.3). */
export const lowerObjects: Section = (keywords, lowering) => [
  ...(keywords.required?.value ?? []).map((name) => ({ op: "required" as const, name })),
  ...[...(keywords.properties?.value ?? [])].map(([name, id]) => ({
    op: "property" as const,
    name,
    rule: lowering.rule(id),
  })),
  ...[...(keywords.dependentRequired?.value ?? [])].map(([name, needs]) => ({
    op: "dependentRequired" as const,
    name,
    needs,
  })),
  ...eachPropertyChecks(keywords, lowering),
  ...counts.flatMap((keyword) => {
    const count = keywords[keyword];
    return count ? [{ op: "propertyCount" as const, keyword, limit: count.value }] : [];
  }),
];

function eachPropertyChecks(keywords: Keywords, lowering: Lowering): readonly EachProperty[] {
  const { propertyNames, patternProperties, additionalProperties } = keywords;
  const names = propertyNames && lowering.rule(propertyNames.value);
  const patterns = [...(patternProperties?.value ?? [])].map(([pattern, id]) => ({ pattern, rule: lowering.rule(id) }));
  const rest = restOf(keywords, lowering);
  const unevaluated: readonly EachProperty[] =
    rest && !additionalProperties ? [{ op: "eachProperty", names: undefined, patterns: [], rest }] : [];
  if (!names && patterns.length === 0 && !additionalProperties) return unevaluated;
  return [{ op: "eachProperty", names, patterns, rest: additionalProperties && rest }, ...unevaluated];
}

/** Beside `additionalProperties`, `unevaluatedProperties` has no effect. */
function restOf(keywords: Keywords, { id, rule, evaluated }: Lowering): Rest | undefined {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = keywords;
  if (additionalProperties) {
    const parts = evaluatedProperties(properties, patternProperties);
    return {
      keyword: "additionalProperties",
      evaluated: [{ id, applied: "always", parts }],
      rule: rule(additionalProperties.value),
    };
  }
  const byOthers = unevaluatedProperties && evaluated("properties");
  return byOthers && { keyword: "unevaluatedProperties", evaluated: byOthers, rule: rule(unevaluatedProperties.value) };
}
