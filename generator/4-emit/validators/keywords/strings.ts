import type { Section } from "../lowering.js";

const lengths = ["minLength", "maxLength"] as const;

/** Assertions for strings: lengths and `pattern` (JSON Schema 2020-12 Validation §6.3). */
export const lowerStrings: Section = (keywords) => [
  ...lengths.flatMap((keyword) => {
    const length = keywords[keyword];
    return length ? [{ op: "length" as const, keyword, limit: length.value }] : [];
  }),
  ...(keywords.pattern ? [{ op: "pattern" as const, pattern: keywords.pattern.value }] : []),
];
