import type { JsonValue } from "../1-load/tree.js";
import type { Keywords, Schema, SchemaId, SchemaTable } from "./api.js";
import { mapSubschemas } from "./applicators.js";
import type { Specialisation } from "./copies.js";
import { copyId } from "./locations.js";

/**
 * Schemas as they describe a parameter that a style writes: no style has a text for `null` (RFC 6570 §2.3), so the copy of a
 * schema that lists `null` beside other values lists those only.
 */
export function parameterValuesOf(schemas: SchemaTable): Specialisation<ValueUsage> {
  return {
    defaultUsage: () => "value",
    idOf: (id, usage) => (usage === "text" && allowsNull(id, schemas) ? copyId(id, ["text"]) : id),
    rewrite(schema, usage, replace) {
      if (usage === "value") return schema.keywords;
      const keywords = mapSubschemas(schema, (id, keyword) => replace(id, inPlace.has(keyword) ? "text" : "value"));
      return withoutNull(keywords, schemas);
    },
    describe: () => ({ view: { kind: "parameter" }, label: "Parameter" }),
  };
}

/** Whether a schema describes a JSON value, or one that a style writes as text. */
export type ValueUsage = "value" | "text";

/** Whether a schema lists `null` beside other values, itself or in what it joins to itself. */
export function allowsNull(id: SchemaId, schemas: SchemaTable, entered: ReadonlySet<SchemaId> = new Set()): boolean {
  const schema = schemas.get(id);
  if (schema === undefined || schema.kind === "boolean" || entered.has(id)) return false;
  const { type, enum: values, $ref, allOf, anyOf, oneOf } = schema.keywords;
  if (type?.value.includes("null") && type.value.length > 1) return true;
  if (values?.value.includes(null) && values.value.length > 1) return true;
  const inside = new Set([...entered, id]);
  const unions = [anyOf?.value ?? [], oneOf?.value ?? []].filter((variants) => variants.length > 1);
  if (unions.some((variants) => hasNullVariant(variants, schemas))) return true;
  return [...($ref ? [$ref.value] : []), ...(allOf?.value ?? []), ...unions.flat()].some((each) =>
    allowsNull(each, schemas, inside),
  );
}

const inPlace: ReadonlySet<string> = new Set(["$ref", "allOf", "anyOf", "oneOf"]);

function hasNullVariant(variants: readonly SchemaId[], schemas: SchemaTable): boolean {
  const nulls = variants.filter((id) => isNull(schemas.get(id)));
  return nulls.length > 0 && nulls.length < variants.length;
}

/** Whether a schema is for nothing but `null`. */
function isNull(schema: Schema | undefined): boolean {
  if (schema?.kind !== "keywords") return false;
  const { type, enum: values, const: only } = schema.keywords;
  const isNothingElse = (listed: readonly JsonValue[] | undefined) => listed?.length === 1 && listed[0] === null;
  return (
    isNothingElse(type?.value.map((name) => (name === "null" ? null : name))) ||
    isNothingElse(values?.value) ||
    only?.value === null
  );
}

/** The keywords without `null` in their types, values and variants. */
function withoutNull(keywords: Keywords, schemas: SchemaTable): Keywords {
  const { type, enum: values, anyOf, oneOf } = keywords;
  const types = type?.value.filter((name) => name !== "null");
  const listed = values?.value.filter((value) => value !== null);
  return {
    ...keywords,
    ...(type && types?.length && { type: { ...type, value: types } }),
    ...(values && listed?.length && { enum: { ...values, value: listed } }),
    ...(anyOf && { anyOf: { ...anyOf, value: withoutNullVariants(anyOf.value) } }),
    ...(oneOf && { oneOf: { ...oneOf, value: withoutNullVariants(oneOf.value) } }),
  };

  function withoutNullVariants(variants: readonly SchemaId[]): readonly SchemaId[] {
    return hasNullVariant(variants, schemas) ? variants.filter((id) => !isNull(schemas.get(id))) : variants;
  }
}
