import type { JsonValue } from "../1-load/tree.js";
import type { Api, Schema, SchemaId, TypeName } from "../2-normalise/api.js";

/** What matters of a value when it is written as text or read from it: a number that must be an `integer` is one. */
export type Form = "null" | "boolean" | "number" | "integer" | "string" | "array" | "object";
export type Forms = ReadonlySet<Form>;

export const everyForm: Forms = new Set(["null", "boolean", "number", "integer", "string", "array", "object"]);
const scalars: Forms = new Set(["boolean", "number", "integer", "string"]);

/**
 * The forms that the values of a schema can have, seen through `$ref`, `allOf`, `anyOf` and `oneOf`.
 *
 * Takes a form for possible when the schema does not plainly rule it out. That is the safe way to be wrong: a value is
 * then written by a rule that knows every form, and read as text.
 */
export function formsOf(id: SchemaId, { schemas }: Pick<Api, "schemas">): Forms {
  const known = new Map<SchemaId, Forms>();
  return visit(id);

  function visit(id: SchemaId): Forms {
    const earlier = known.get(id);
    if (earlier !== undefined) return earlier;
    // Where a schema leads back to itself, nothing is ruled out.
    known.set(id, everyForm);
    const schema = schemas.get(id);
    const forms = schema === undefined ? everyForm : formsOfSchema(schema, visit);
    known.set(id, forms);
    return forms;
  }
}

/** Whether values can only be a string, a number or a boolean. */
export function areScalars(forms: Forms): boolean {
  return isWithin(forms, scalars);
}

/** Whether values can only be strings, or `null`, which no text is. */
export function areStrings(forms: Forms): boolean {
  return forms.has("string") && isWithin(forms, new Set(["string", "null"]));
}

/** The schema of every item of an array, if a schema says what they are in one place. */
export function itemsOf(id: SchemaId, { schemas }: Pick<Api, "schemas">): SchemaId | undefined {
  const entered = new Set<SchemaId>([id]);
  // A Set gives what is added while it is walked.
  for (const each of entered) {
    const schema = schemas.get(each);
    if (schema?.kind !== "keywords") continue;
    const { $ref, allOf, items, prefixItems } = schema.keywords;
    if (items !== undefined && prefixItems === undefined) return items.value;
    for (const next of [...($ref ? [$ref.value] : []), ...(allOf?.value ?? [])]) entered.add(next);
  }
  return undefined;
}

function formsOfSchema(schema: Schema, visit: (id: SchemaId) => Forms): Forms {
  if (schema.kind === "boolean") return schema.value ? everyForm : new Set();
  const { $ref, allOf, anyOf, oneOf, type, enum: values, const: only } = schema.keywords;
  const limits: Forms[] = [];
  if (type !== undefined) limits.push(new Set(type.value.flatMap((name) => formsOfTypes[name])));
  if (values !== undefined) limits.push(new Set(values.value.flatMap(formsOfValue)));
  if (only !== undefined) limits.push(new Set(formsOfValue(only.value)));
  if ($ref !== undefined) limits.push(visit($ref.value));
  for (const id of allOf?.value ?? []) limits.push(visit(id));
  for (const union of [anyOf, oneOf]) {
    if (union !== undefined) limits.push(new Set(union.value.flatMap((id) => [...visit(id)])));
  }
  return new Set([...everyForm].filter((form) => limits.every((limit) => limit.has(form))));
}

/** An integer is a number too: `type: number` beside `enum: [1]` rules none of the two out. */
const formsOfTypes: Readonly<Record<TypeName, readonly Form[]>> = {
  null: ["null"],
  boolean: ["boolean"],
  number: ["number", "integer"],
  integer: ["integer"],
  string: ["string"],
  array: ["array"],
  object: ["object"],
};

function formsOfValue(value: JsonValue): readonly Form[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  switch (typeof value) {
    case "string":
    case "boolean":
      return [typeof value as Form];
    case "number":
      return Number.isInteger(value) ? ["integer"] : ["number"];
    default:
      return ["object"];
  }
}

function isWithin(forms: Forms, limit: Forms): boolean {
  return [...forms].every((form) => limit.has(form));
}
