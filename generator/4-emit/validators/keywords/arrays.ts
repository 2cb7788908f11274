import type { Section } from "../lower.js";

const counts = ["minItems", "maxItems"] as const;

/** Assertions and applicators for arrays (JSON Schema 2020-12 Validation §6.4, Core §10.3.1). */
export const lowerArrays: Section = (keywords, { rule }) => [
  ...counts.flatMap((keyword) => {
    const count = keywords[keyword];
    return count ? [{ op: "itemCount" as const, keyword, limit: count.value }] : [];
  }),
  ...(keywords.prefixItems?.value ?? []).map((id, index) => ({ op: "prefixItem" as const, index, rule: rule(id) })),
  ...(keywords.items
    ? [{ op: "items" as const, from: keywords.prefixItems?.value.length ?? 0, rule: rule(keywords.items.value) }]
    : []),
  ...(keywords.uniqueItems?.value ? [{ op: "uniqueItems" as const }] : []),
];
