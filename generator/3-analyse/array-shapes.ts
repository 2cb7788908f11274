import type { Keywords, SchemaId } from "../2-normalise/api.js";
import type { Conjunction } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import type { Shape } from "./model.js";
import { intersectionOf, unknownShape } from "./shape-algebra.js";

/** What a conjunction says of arrays; nothing if it says nothing of their items. */
export function arrayShape({ schemas }: Conjunction, facts: Facts, use: (id: SchemaId) => Shape): Shape | undefined {
  const said = schemas.flatMap(({ keywords }) => shapeOf(keywords, facts, use) ?? []);
  return said.length === 0 ? undefined : intersectionOf(said);
}

/** `prefixItems` make a tuple, `items` alone an array (Core §10.3.1). */
function shapeOf(keywords: Keywords, facts: Facts, use: (id: SchemaId) => Shape): Shape | undefined {
  const { prefixItems, items, minItems, maxItems } = keywords;
  const closed = items !== undefined && facts.values(items.value).types.size === 0;
  if (prefixItems === undefined && !closed) return items && { kind: "array", items: use(items.value) };
  const first = (prefixItems?.value ?? []).map(use);
  const ends = closed || (maxItems !== undefined && maxItems.value <= first.length);
  return {
    kind: "tuple",
    items: first,
    required: Math.min(minItems?.value ?? 0, first.length),
    rest: ends ? undefined : items === undefined ? unknownShape : use(items.value),
  };
}
