import { createRequire } from "node:module";
import type * as ZSchemaPackage from "z-schema";
import { type Correction, corrections } from "./corrections.js";
import { formatTest } from "./format-tests.js";
import { mapped, type WrittenSchema, type WrittenSchemas, withSubschemas } from "./written-schemas.js";

/** Whether a value is valid for a schema. */
export type Accepts = (value: unknown) => boolean;

/** Of all implementations of JSON Schema 2020-12, z-schema agrees best with the official suite. It interprets schemas. */
export const interpreterName = "z-schema";

const base = "https://specmill.test/schemas";

/**
 * A metaschema that accepts every schema, with the vocabularies of the standard one (JSON Schema 2020-12 Core §8.1).
 * Schemas are valid here, and z-schema takes five times as long where it checks them against the standard's.
 */
const metaschema = {
  $id: "https://specmill.test/metaschema",
  $vocabulary: Object.fromEntries(
    ["core", "applicator", "unevaluated", "validation", "meta-data", "format-assertion", "content"].map((name) => [
      `https://json-schema.org/draft/2020-12/vocab/${name}`,
      true,
    ]),
  ),
};

/**
 * Has z-schema read some schemas, which may refer to each other as `#/$defs/…`, corrected where it differs from the
 * standard. Returns what compiles one of them by its name, or throws where z-schema refuses it. What that returns throws
 * where a pattern cannot be decided.
 *
 * z-schema is loaded by the first call, with `require`: most comparisons never need it.
 */
export function interpreterOf(
  schemas: WrittenSchemas,
  applied: readonly Correction[] = corrections,
): (name: string) => Accepts {
  const { default: ZSchema } = createRequire(import.meta.url)("z-schema") as typeof ZSchemaPackage;
  const validator = ZSchema.create({ version: "draft2020-12", breakOnFirstError: true, safe: true });
  const formats = new Set<string>();
  let failure: unknown;
  const $defs = mapped(schemas, (schema) => understood(schema, applied, formats));
  for (const format of formats) {
    const test = formatTest(format);
    if (test !== undefined) validator.registerFormat(format, (value) => guarded(test, value));
  }
  const $schema = metaschema.$id;
  validator.setRemoteReference($schema, structuredClone({ ...metaschema, $schema }));
  validator.setRemoteReference(base, JSON.parse(JSON.stringify({ $id: base, $schema, $defs })));
  return (name) => {
    const check = validator.compile({ $schema, $ref: `${base}#/$defs/${name}` });
    return (value) => {
      failure = undefined;
      const { valid } = check(value);
      if (failure !== undefined) throw failure;
      return valid;
    };
  };

  /** z-schema takes a format whose test throws for one that is not met. */
  function guarded(test: (value: unknown) => boolean, value: unknown): boolean {
    try {
      return test(value);
    } catch (error) {
      failure = error;
      return false;
    }
  }
}

/** A schema rewritten so that z-schema understands it. Adds its formats to `formats`. */
function understood(schema: WrittenSchema, applied: readonly Correction[], formats: Set<string>): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const corrected = { ...schema };
  for (const { rewrite } of applied) Object.assign(corrected, rewrite(corrected));
  const { format } = corrected;
  if (typeof format === "string") formats.add(format);
  return withSubschemas(corrected, (inner) => understood(inner, applied, formats));
}
