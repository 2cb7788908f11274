import ZSchema from "z-schema";
import { type Correction, corrections, formatTest } from "./oracle-corrections.js";
import { mapped, withSubschemas } from "./subschemas.js";
import type { Components, WrittenSchema } from "./written.js";

/** Whether a value is valid for a component schema. */
export type Oracle = (name: string, value: unknown) => boolean;

/** Of all implementations of JSON Schema 2020-12, z-schema agrees best with the official suite. */
export const oracleName = "z-schema";

const base = "https://specmill.test/api";

/** A second opinion on component schemas. Corrected where it is not what the standard says. */
export function oracleOf(components: Components, correcting: readonly Correction[] = corrections): Oracle {
  const validator = ZSchema.create({ version: "draft2020-12", breakOnFirstError: true, safe: true });
  const formats = new Set<string>();
  const $defs = mapped(components, (schema) => understood(schema, correcting, formats));
  for (const format of formats) {
    const test = formatTest(format);
    if (test !== undefined) validator.registerFormat(format, test);
  }
  validator.setRemoteReference(base, JSON.parse(JSON.stringify({ $id: base, $defs })));
  const checks = new Map(
    Object.keys(components).map((name) => [name, validator.compile({ $ref: `${base}#/$defs/${name}` })]),
  );
  return (name, value) => {
    const check = checks.get(name);
    if (check === undefined) throw new Error(`${oracleName} knows no schema ${name}`);
    return check(value).valid;
  };
}

/** A schema as z-schema understands it; notes the formats in it. */
function understood(schema: WrittenSchema, correcting: readonly Correction[], formats: Set<string>): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const { $ref } = schema;
  const moved = typeof $ref === "string" ? { $ref: $ref.replace("#/components/schemas/", "#/$defs/") } : {};
  const corrected = { ...schema };
  for (const { rewrite } of correcting) Object.assign(corrected, rewrite(corrected));
  const { format } = corrected;
  if (typeof format === "string") formats.add(format);
  return withSubschemas({ ...corrected, ...moved }, (inner) => understood(inner, correcting, formats));
}
