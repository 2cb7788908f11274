import type { SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { Shape, TagDiscrimination, TagValue, Union } from "./model.js";
import { forbids } from "./property-facts.js";
import { isSubset } from "./sets.js";
import { withLiterals, withoutProperty } from "./shape-algebra.js";

/**
 * The shape of a variant inside its union. If a declared discriminator decides, the tag is a literal even if the
 * variant's own schema is looser. A variant without a tag loses the property only if its values never have it: a shape
 * is never tighter than what validators accept.
 */
export function variantShaper(union: Union, facts: Facts): (variant: SchemaId, shape: Shape) => Shape {
  const { discrimination: tag, declared } = union;
  if (tag.by !== "tag") return (_, shape) => shape;
  const { property } = tag;
  const valuesOf = tagsByVariant(tag);
  return (variant, shape) => {
    const { tags, required } = facts.properties(variant);
    if (variant === tag.untagged) {
      return declared || forbids(facts.properties(variant), property) ? withoutProperty(shape, property) : shape;
    }
    const values = valuesOf.get(variant);
    const own = tags.get(property);
    if (values === undefined || (own !== undefined && isSubset(own, new Set(values)))) return shape;
    return withLiterals(shape, property, values, required.has(property));
  };
}

/** The values of the tag that each variant owns, in the order of the variants. */
export function tagsByVariant({ variants }: TagDiscrimination): ReadonlyMap<SchemaId, readonly TagValue[]> {
  const values = new Map<SchemaId, TagValue[]>();
  for (const [value, variant] of variants) {
    const owned = values.get(variant);
    if (owned === undefined) values.set(variant, [value]);
    else owned.push(value);
  }
  return values;
}
