import type { Api, Schema, SchemaId } from "../2-normalise/api.js";
import { inPlaceOrder } from "./in-place-order.js";
import { type PropertyFacts, propertyFactsOf } from "./property-facts.js";
import { type ValueFacts, valueFactsOf } from "./value-facts.js";

/** What is certain about each schema by itself, wherever it is used. */
export interface Facts {
  /** All schemas, each after the schemas that it applies to the same value (`inPlaceOrder`). */
  readonly order: readonly Schema[];
  readonly values: (id: SchemaId) => ValueFacts;
  readonly properties: (id: SchemaId) => PropertyFacts;
}

export function factsOf({ schemas }: Api): Facts {
  const order = inPlaceOrder(schemas);
  const values = valueFactsOf(order);
  const properties = propertyFactsOf(order, values);
  return { order, values: (id) => factOf(values, id), properties: (id) => factOf(properties, id) };
}

function factOf<T>(facts: ReadonlyMap<SchemaId, T>, id: SchemaId): T {
  const fact = facts.get(id);
  if (fact === undefined) throw new Error(`${id} has no facts: normalise must collect every schema`);
  return fact;
}
