import type { Schema, SchemaId } from "../2-normalise/api.js";

/**
 * All schemas, each after the schemas that it applies to the same value (`$ref`, `allOf`, `anyOf`, `oneOf`; JSON Schema
 * calls them in-place applicators, Core §10.2). Facts computed in this order need no recursion: those they depend on
 * are there already, a long chain of references cannot exhaust the stack, and a shared schema is visited once. There
 * are no cycles: normalise reports them.
 */
export function inPlaceOrder(schemas: ReadonlyMap<SchemaId, Schema>): readonly Schema[] {
  const order: Schema[] = [];
  const entered = new Set<SchemaId>();
  const path: { readonly schema: Schema; readonly next: Iterator<SchemaId> }[] = [];
  const enter = (id: SchemaId) => {
    const schema = schemas.get(id);
    if (schema === undefined || entered.has(id)) return;
    entered.add(id);
    const inside = inPlace(schema);
    if (inside.length === 0) order.push(schema);
    else path.push({ schema, next: inside[Symbol.iterator]() });
  };
  for (const start of schemas.keys()) {
    enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.next.next();
      if (!next.done) enter(next.value);
      else {
        order.push(step.schema);
        path.pop();
      }
    }
  }
  return order;
}

/** The schemas that a schema applies to the same value. */
export function inPlace(schema: Schema): readonly SchemaId[] {
  if (schema.kind === "boolean") return [];
  const { $ref, allOf, anyOf, oneOf } = schema.keywords;
  if (!$ref && !allOf && !anyOf && !oneOf) return [];
  return [...($ref ? [$ref.value] : []), ...[allOf, anyOf, oneOf].flatMap((list) => list?.value ?? [])];
}
