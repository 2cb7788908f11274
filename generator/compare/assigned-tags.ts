import type { SchemaId } from "../2-normalise/api.js";
import type { TagDiscrimination, TagValue, Union } from "../3-analyse/model.js";
import { tagsByVariant } from "../3-analyse/variant-shapes.js";
import { pairUp } from "./pair-up.js";
import type { SchemaPair } from "./schema-pairs.js";
import { areTwins, type Sides } from "./sides.js";

/** A tag that a discriminator gave to a variant or took from it. */
export interface TagChange {
  readonly property: string;
  readonly variant: SchemaPair;
  /** Absent for values without the tag. */
  readonly tag: TagValue | undefined;
  readonly added: boolean;
}

/**
 * Whether a discriminator decides on one side only, or by another property. Where it decides on both sides alike, what
 * became of the tags says what is different.
 */
export function decidesOtherwise(old: Union | undefined, now: Union | undefined): boolean {
  const decides = [old, now].some((union) => union !== undefined && union.assigned.length > 0);
  return decides && !isSameTag(old, now);
}

/** The tags that variants gained and lost which only discriminators give them. */
export function tagChanges(old: Union | undefined, now: Union | undefined, sides: Sides): readonly TagChange[] {
  if (!isSameTag(old, now)) return [];
  const [before, after] = [tagOf(old), tagOf(now)];
  if (before === undefined || after === undefined) return [];
  const { property } = after;
  const { pairs } = pairUp(variantsOf(before), variantsOf(after), [
    (a, b) => areTwins(a, b, sides),
    (a, b) => sides.likeness.alike(a, b),
  ]);
  const [oldTags, newTags] = [tagsByVariant(before), tagsByVariant(after)];
  return pairs.flatMap(([a, b]): readonly TagChange[] => {
    if (!old?.assigned.includes(a) && !now?.assigned.includes(b)) return [];
    const [had, has] = [tagsOf(a, before, oldTags), tagsOf(b, after, newTags)];
    const variant = { old: a, new: b };
    const lost = had.filter((tag) => !has.includes(tag)).map((tag) => ({ property, variant, tag, added: false }));
    const gained = has.filter((tag) => !had.includes(tag)).map((tag) => ({ property, variant, tag, added: true }));
    return [...lost, ...gained];
  });
}

/** Whether a discriminator declares the same tag on both sides. */
function isSameTag(old: Union | undefined, now: Union | undefined): boolean {
  const [before, after] = [tagOf(old), tagOf(now)];
  return before !== undefined && before.property === after?.property;
}

/** The tag that a discriminator declares. */
function tagOf(union: Union | undefined): TagDiscrimination | undefined {
  return union?.declared && union.discrimination.by === "tag" ? union.discrimination : undefined;
}

function variantsOf({ variants, untagged }: TagDiscrimination): readonly SchemaId[] {
  return [...new Set([...variants.values(), ...(untagged === undefined ? [] : [untagged])])];
}

function tagsOf(
  variant: SchemaId,
  { untagged }: TagDiscrimination,
  tags: ReadonlyMap<SchemaId, readonly TagValue[]>,
): readonly (TagValue | undefined)[] {
  return variant === untagged ? [undefined] : (tags.get(variant) ?? []);
}
