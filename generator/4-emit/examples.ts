import type { Operation } from "../2-normalise/api.js";
import { callOf, contentsOf } from "../3-analyse/calls.js";
import type { Model, TypeName } from "../3-analyse/model.js";
import { validatedSchema } from "./content-schemas.js";

/**
 * The operation that stands for all in what people read of an API: one that sends a body shows most. Found by its path
 * and method, not by its place in the document: what moves there must not change what is said.
 */
export function exampleOperation(model: Model): Operation | undefined {
  return first(model.api.operations, (operation) => {
    const { path, method } = operation;
    return `${callOf(model, operation).body ? 1 : 2} ${path.value} ${method}`;
  });
}

/** The schema that stands for all: what the example operation sends or gives, else the one whose name sorts first. */
export function exampleSchema(model: Model): TypeName | undefined {
  const operation = exampleOperation(model);
  const call = operation && callOf(model, operation);
  const outcomes = (call?.outcomes ?? []).toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  for (const content of call === undefined ? [] : contentsOf({ ...call, outcomes })) {
    const schema = validatedSchema(content, model);
    const name = schema && model.names.get(schema);
    if (name !== undefined) return name;
  }
  return first([...model.names.values()], ({ type }) => type);
}

/** The item whose key sorts before all others, by code units. */
function first<T>(items: readonly T[], keyOf: (item: T) => string): T | undefined {
  return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0];
}
