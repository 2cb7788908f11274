import type { Keywords } from "../../../2-normalise/api.js";
import type { Lowering, Section } from "../lower.js";
import type { Members } from "../program.js";

const counts = ["minProperties", "maxProperties"] as const;

/** Assertions and applicators for objects (JSON Schema 2020-12 Validation §6.5, Core §10.3.2). */
export const lowerObjects: Section = (keywords, lowering) => [
  ...(keywords.required?.value ?? []).map((name) => ({ op: "required" as const, name })),
  ...[...(keywords.properties?.value ?? [])].map(([name, id]) => ({
    op: "property" as const,
    name,
    rule: lowering.rule(id),
  })),
  ...membersOf(keywords, lowering),
  ...counts.flatMap((keyword) => {
    const count = keywords[keyword];
    return count ? [{ op: "propertyCount" as const, keyword, limit: count.value }] : [];
  }),
];

function membersOf(keywords: Keywords, { rule }: Lowering): readonly Members[] {
  const { propertyNames, patternProperties, additionalProperties, properties } = keywords;
  if (!propertyNames && !patternProperties && !additionalProperties) return [];
  const members: Members = {
    op: "members",
    names: propertyNames && rule(propertyNames.value),
    patterns: [...(patternProperties?.value ?? [])].map(([pattern, id]) => ({ pattern, rule: rule(id) })),
    additional: additionalProperties && {
      listed: [...(properties?.value.keys() ?? [])],
      rule: rule(additionalProperties.value),
    },
  };
  return [members];
}
