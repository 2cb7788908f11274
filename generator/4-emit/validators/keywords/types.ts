import type { Section } from "../lowering.js";

/**
 * Assertions for any type: `type`, `enum`, `const` (JSON Schema 2020-12 Validation §6.1). Bytes have none of the types,
 * and are no value that a contract can list.
 */
export const lowerTypes: Section = ({ type, bytes, enum: values, const: value }) => {
  if (bytes !== undefined) return [{ op: "bytes", ...bytes.value }];
  return [
    ...(type ? [{ op: "type" as const, types: type.value }] : []),
    ...(values ? [{ op: "equals" as const, keyword: "enum" as const, values: values.value }] : []),
    ...(value ? [{ op: "equals" as const, keyword: "const" as const, values: [value.value] }] : []),
  ];
};
