import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { SchemaIn } from "../../../generator/compare/inclusion/inclusion.js";
import { jsonSchemaOf } from "../../../generator/compare/witness/json-schema.js";

/**
 * Whether Ajv says that a value is valid for `left` and not for `right`. Asked only of a witness that z-schema does not
 * confirm where a schema has `unevaluated*`: z-schema ignores some of what nested ones evaluate (Core §11.2, §11.3).
 */
export function ajvConfirms(value: JsonValue, left: SchemaIn, right: SchemaIn): boolean {
  if (!haveUnevaluated(left, right)) return false;
  const schemas = [left, right].map(({ schemas, id }) => jsonSchemaOf(id, schemas));
  try {
    const [isLeft, isRight] = schemas.map((schema) =>
      new Ajv2020({ strict: false, validateFormats: false, logger: false }).compile(JSON.parse(JSON.stringify(schema))),
    );
    return isLeft?.(value) === true && isRight?.(value) === false;
  } catch {
    return false;
  }
}

/** Whether one of two schemas has a keyword of which z-schema is wrong at times. */
export function haveUnevaluated(...sides: readonly SchemaIn[]): boolean {
  return sides.some(({ schemas, id }) => JSON.stringify(jsonSchemaOf(id, schemas)).includes('"unevaluated'));
}
