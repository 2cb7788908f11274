import { type Correction, corrections } from "../../generator/compare/witness/corrections.js";
import { interpreterName, interpreterOf } from "../../generator/compare/witness/interpreter.js";
import { mapped, withSubschemas } from "../../generator/compare/witness/written-schemas.js";
import type { Components, WrittenSchema } from "./written.js";

/** Whether a value is valid for a component schema. */
export type Oracle = (name: string, value: unknown) => boolean;

export const oracleName = interpreterName;

/** The corrections, and how specmill reads a contract otherwise than the standard. */
export const oracleCorrections: readonly Correction[] = [
  ...corrections,
  {
    reason: "a number or a boolean that is listed where only strings are allowed is one.",
    standard: "no standard: specmill reads it as its text, and warns of it (`enum-value-unquoted`)",
    rewrite: ({ type, enum: values, const: only }) => ({
      ...(Array.isArray(values) && { enum: values.map((value) => quoted(value, type)) }),
      ...(only !== undefined && { const: quoted(only, type) }),
    }),
    example: { schema: { type: "string", enum: [1] }, value: "1", valid: true },
  },
];

/** A second implementation for component schemas. Only those with a name in `judged` can be asked for. */
export function oracleOf(
  components: Components,
  applied: readonly Correction[] = oracleCorrections,
  judged: readonly string[] = Object.keys(components),
): Oracle {
  const compile = interpreterOf(mapped(components, asDefinition), applied);
  const checks = new Map(judged.map((name) => [name, compile(name)]));
  return (name, value) => {
    const check = checks.get(name);
    if (check === undefined) throw new Error(`${oracleName} has no schema ${name}`);
    return check(value);
  };
}

/** A component schema as one of the `$defs`. */
function asDefinition(schema: WrittenSchema): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const { $ref } = schema;
  const moved = typeof $ref === "string" ? { $ref: $ref.replace("#/components/schemas/", "#/$defs/") } : {};
  return withSubschemas({ ...schema, ...moved }, asDefinition);
}

/** The text of a number or boolean, where `type` allows strings and not the value. */
function quoted(value: unknown, type: unknown): unknown {
  const types = [type].flat();
  const isNumber = typeof value === "number";
  if (!types.includes("string") || (!isNumber && typeof value !== "boolean")) return value;
  const isAllowed = types.includes(typeof value) || (Number.isInteger(value) && types.includes("integer"));
  return isAllowed ? value : JSON.stringify(value);
}
