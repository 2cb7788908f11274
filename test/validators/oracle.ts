import { type Correction, corrections } from "../../generator/compare/witness/corrections.js";
import { interpreterName, interpreterOf } from "../../generator/compare/witness/interpreter.js";
import { mapped, withSubschemas } from "../../generator/compare/witness/written-schemas.js";
import type { Components, WrittenSchema } from "./written.js";

/** Whether a value is valid for a component schema. */
export type Oracle = (name: string, value: unknown) => boolean;

export const oracleName = interpreterName;

/** A second implementation for component schemas. Only those with a name in `judged` can be asked for. */
export function oracleOf(
  components: Components,
  applied: readonly Correction[] = corrections,
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
