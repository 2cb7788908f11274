import type { Section } from "../lowering.js";

const bounds = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"] as const;

/** Assertions for numbers: the four bounds and `multipleOf` (JSON Schema 2020-12 Validation §6.2). */
export const lowerNumbers: Section = (keywords) => [
  ...bounds.flatMap((keyword) => {
    const bound = keywords[keyword];
    return bound ? [{ op: "bound" as const, keyword, limit: bound.value }] : [];
  }),
  ...(keywords.multipleOf ? [{ op: "multipleOf" as const, divisor: keywords.multipleOf.value }] : []),
];
