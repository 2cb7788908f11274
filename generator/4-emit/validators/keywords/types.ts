import type { Section } from "../lowering.js";

/** Assertions for any type: `type`, `enum`, `const` (JSON Schema 2020-12 Validation §6.1). */
export const lowerTypes: Section = ({ type, enum: values, const: value }) => [
  ...(type ? [{ op: "type" as const, types: type.value }] : []),
  ...(values ? [{ op: "equals" as const, keyword: "enum" as const, values: values.value }] : []),
  ...(value ? [{ op: "equals" as const, keyword: "const" as const, values: [value.value] }] : []),
];
