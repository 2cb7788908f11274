import type { Keywords, SchemaId } from "../2-normalise/api.js";
import type { Conjunction } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import type { Shape } from "./model.js";
import { intersectionOf, unknownShape } from "./shape-algebra.js";

/** The shape of the arrays that a conjunction accepts; undefined if no schema in it constrains their items. */
export function arrayShape({ schemas }: Conjunction, facts: Facts, use: (id: SchemaId) => Shape): Shape | undefined {
  const shapes = schemas.flatMap(({ keywords }) => shapeOf(keywords, facts, use) ?? []);
  return shapes.length === 0 ? undefined : intersectionOf(shapes);
}

/** `prefixItems` make a tuple, `items` alone makes an array (Core §10.3.1). */
function shapeOf(keywords: Keywords, facts: Facts, use: (id: SchemaId) => Shape): Shape | undefined {
  const { prefixItems, items, minItems, maxItems } = keywords;
  const itemsForbidden = items !== undefined && facts.values(items.value).types.size === 0;
  if (prefixItems === undefined && !itemsForbidden) return items && { kind: "array", items: use(items.value) };
  const prefix = (prefixItems?.value ?? []).map(use);
  const closed = itemsForbidden || (maxItems !== undefined && maxItems.value <= prefix.length);
  return {
    kind: "tuple",
    items: prefix,
    required: Math.min(minItems?.value ?? 0, prefix.length),
    rest: closed ? undefined : items === undefined ? unknownShape : use(items.value),
  };
}
