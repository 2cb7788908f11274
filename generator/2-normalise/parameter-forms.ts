import type { JsonValue } from "../1-load/tree.js";
import type { ParameterLocation, Schema, SchemaId, SchemaTable, TypeName } from "./api.js";

/** What matters of a value when it is written as text: a `list` is an array of nothing but primitives. */
type Form = "null" | "boolean" | "number" | "string" | "list" | "array" | "object";
type Forms = ReadonlySet<Form>;

/**
 * Says why the values of a parameter cannot be written as text in the default style of their place (OAS 3.1
 * §4.8.12.3): only primitives can, and in a query also lists of them, one `name=value` for each. Gives nothing where
 * they can.
 *
 * Takes a form for possible when the schema does not plainly rule it out. That is the safe way to be wrong: the
 * parameter is refused, never sent in a way the service does not expect.
 */
export function problemOfForms(
  id: SchemaId,
  schemas: SchemaTable,
  location: ParameterLocation,
  exploded: boolean,
): string | undefined {
  const forms = formsOf(id, schemas, new Map());
  if (forms.size === everyForm.size) return "its schema does not say that it is a string, a number or a boolean";
  if (forms.has("object")) return "it can be an object";
  if (forms.has("array")) return "it can be an array of more than primitives";
  if (forms.has("list") && location !== "query") return "it can be an array, which only a query can hold";
  if (forms.has("list") && !exploded) return "it can be an array with `explode: false`";
  if (forms.has("null")) return "it can be `null`, which has no text";
  return undefined;
}

const primitives: Forms = new Set(["boolean", "number", "string"]);
const everyForm: Forms = new Set(["null", "boolean", "number", "string", "list", "array", "object"]);

function formsOf(id: SchemaId, schemas: SchemaTable, known: Map<SchemaId, Forms>): Forms {
  const earlier = known.get(id);
  if (earlier !== undefined) return earlier;
  // Where a schema leads back to itself, nothing is ruled out.
  known.set(id, everyForm);
  const schema = schemas.get(id);
  const forms = schema === undefined ? everyForm : formsOfSchema(schema, (inner) => formsOf(inner, schemas, known));
  known.set(id, forms);
  return forms;
}

function formsOfSchema(schema: Schema, formsOf: (id: SchemaId) => Forms): Forms {
  if (schema.kind === "boolean") return schema.value ? everyForm : new Set();
  const { $ref, allOf, anyOf, oneOf, type, enum: values, const: only, items, prefixItems } = schema.keywords;
  const limits: Forms[] = [];
  if (type !== undefined) limits.push(new Set(type.value.flatMap((name) => formsOfTypes[name])));
  if (values !== undefined) limits.push(new Set(values.value.map(formOfValue)));
  if (only !== undefined) limits.push(new Set([formOfValue(only.value)]));
  if ($ref !== undefined) limits.push(formsOf($ref.value));
  for (const id of allOf?.value ?? []) limits.push(formsOf(id));
  for (const union of [anyOf, oneOf]) {
    if (union !== undefined) limits.push(new Set(union.value.flatMap((id) => [...formsOf(id)])));
  }
  if (items !== undefined && prefixItems === undefined && isWithin(formsOf(items.value), primitives)) {
    limits.push(new Set([...everyForm].filter((form) => form !== "array")));
  }
  return new Set([...everyForm].filter((form) => limits.every((limit) => limit.has(form))));
}

const formsOfTypes: Readonly<Record<TypeName, readonly Form[]>> = {
  null: ["null"],
  boolean: ["boolean"],
  number: ["number"],
  integer: ["number"],
  string: ["string"],
  array: ["list", "array"],
  object: ["object"],
};

function formOfValue(value: JsonValue): Form {
  if (value === null) return "null";
  if (Array.isArray(value)) return isWithin(new Set(value.map(formOfValue)), primitives) ? "list" : "array";
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return typeof value as Form;
    default:
      return "object";
  }
}

function isWithin(forms: Forms, limit: Forms): boolean {
  return [...forms].every((form) => limit.has(form));
}
