import ZSchema from "z-schema";
import { type Correction, corrections, formatTest } from "./oracle-corrections.js";
import { mapped, withSubschemas } from "./subschemas.js";
import type { Components, WrittenSchema } from "./written.js";

/** Whether a value is valid for a component schema. */
export type Oracle = (name: string, value: unknown) => boolean;

/** Of all implementations of JSON Schema 2020-12, z-schema agrees best with the official suite. */
export const oracleName = "z-schema";

const base = "https://specmill.test/api";

/**
 * A second implementation for component schemas, corrected where it differs from the standard. Only those with a name in
 * `judged` can be asked for.
 */
export function oracleOf(
  components: Components,
  applied: readonly Correction[] = corrections,
  judged: readonly string[] = Object.keys(components),
): Oracle {
  const validator = ZSchema.create({ version: "draft2020-12", breakOnFirstError: true, safe: true });
  const formats = new Set<string>();
  const $defs = mapped(components, (schema) => understood(schema, applied, formats));
  for (const format of formats) {
    const test = formatTest(format);
    if (test !== undefined) validator.registerFormat(format, test);
  }
  validator.setRemoteReference(base, JSON.parse(JSON.stringify({ $id: base, $defs })));
  const checks = new Map(judged.map((name) => [name, validator.compile({ $ref: `${base}#/$defs/${name}` })]));
  return (name, value) => {
    const check = checks.get(name);
    if (check === undefined) throw new Error(`${oracleName} has no schema ${name}`);
    return check(value).valid;
  };
}

/** A schema rewritten so that z-schema understands it. Adds its formats to `formats`. */
function understood(schema: WrittenSchema, applied: readonly Correction[], formats: Set<string>): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const { $ref } = schema;
  const moved = typeof $ref === "string" ? { $ref: $ref.replace("#/components/schemas/", "#/$defs/") } : {};
  const corrected = { ...schema };
  for (const { rewrite } of applied) Object.assign(corrected, rewrite(corrected));
  const { format } = corrected;
  if (typeof format === "string") formats.add(format);
  return withSubschemas({ ...corrected, ...moved }, (inner) => understood(inner, applied, formats));
}
