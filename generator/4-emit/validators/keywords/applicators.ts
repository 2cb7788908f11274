import type { Section } from "../lower.js";

const unions = ["anyOf", "oneOf"] as const;

/** Applicators that combine schemas: `anyOf`, `oneOf`, `not` (JSON Schema 2020-12 Core §10.2.1). */
export const lowerApplicators: Section = (keywords, { rule, union }) => [
  ...unions.flatMap((keyword) => {
    const members = keywords[keyword];
    if (!members) return [];
    return [
      {
        op: "union" as const,
        keyword,
        rules: members.value.map(rule),
        union: union?.keyword === keyword ? union : undefined,
      },
    ];
  }),
  ...(keywords.not ? [{ op: "not" as const, rule: rule(keywords.not.value) }] : []),
];
