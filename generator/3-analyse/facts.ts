import type { Api, Schema, SchemaId } from "../2-normalise/api.js";
import { inPlaceOrder } from "./in-place-order.js";
import { type PropertyFacts, propertyFactsOf } from "./property-facts.js";
import { type ValueFacts, valueFactsOf } from "./value-facts.js";

/** What is known of each schema by itself, whatever it is part of. */
export interface Facts {
  /** All schemas, each after those it applies to the same value. */
  readonly order: readonly Schema[];
  readonly values: (id: SchemaId) => ValueFacts;
  readonly properties: (id: SchemaId) => PropertyFacts;
}

export function factsOf({ schemas }: Api): Facts {
  const order = inPlaceOrder(schemas);
  const values = valueFactsOf(order);
  const properties = propertyFactsOf(order, values);
  return { order, values: (id) => found(values, id), properties: (id) => found(properties, id) };
}

function found<T>(facts: ReadonlyMap<SchemaId, T>, id: SchemaId): T {
  const fact = facts.get(id);
  if (fact === undefined) throw new Error(`Nothing is known of ${id}: normalise must collect every schema`);
  return fact;
}
