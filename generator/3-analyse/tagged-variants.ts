import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { TagValue } from "./model.js";
import { forbids } from "./property-facts.js";
import { resolveNames } from "./references.js";
import { isSubset, unionOf } from "./sets.js";
import type { WrittenUnion } from "./written-unions.js";

/** A variant of a union, or of a union inside it that the same property tells apart. */
export interface TaggedVariant {
  readonly id: SchemaId;
  /** The values of the tag that are its own; absent where nothing says which. */
  readonly values: ReadonlySet<TagValue> | undefined;
  /** What it may be called by: itself, what it is only a name for, and the unions that it stands in. */
  readonly names: readonly SchemaId[];
  /** Whether a declared discriminator of a union inside gives it no value with another tag. */
  readonly enforced: boolean;
}

/** A property that tells variants apart. */
export interface Tagging {
  readonly property: string;
  readonly variants: readonly TaggedVariant[];
  /** Whether a discriminator declares it and decides what is valid. */
  readonly declared: boolean;
  /** Whether the tag alone tells which variant a valid value is. */
  readonly decisive: boolean;
  readonly keyword: WrittenUnion["keyword"];
}

/**
 * The variants of a union; those of a union inside it stand in its place where the same property tells them apart. Where
 * the outer union does not decide, an inner `oneOf` must: else it may refuse what one of its variants accepts.
 */
export function taggedVariants(
  union: WrittenUnion,
  property: string,
  declared: boolean,
  taggings: ReadonlyMap<SchemaId, Tagging>,
  { api, facts }: { readonly api: Api; readonly facts: Facts },
): readonly TaggedVariant[] {
  const variants = union.variants.flatMap((id): readonly TaggedVariant[] => {
    const target = resolveNames(api, id);
    const inner = taggings.get(target);
    if (inner?.property === property && (declared || inner.decisive || inner.keyword === "anyOf")) {
      return inner.variants.map((variant) => ({
        ...variant,
        names: [...variant.names, id, target],
        enforced: variant.enforced || inner.declared,
      }));
    }
    return [{ id, values: facts.properties(id).tags.get(property), names: [id, target], enforced: false }];
  });
  return union.keyword === "oneOf" ? variants : merged(variants);
}

/** Listing a variant twice makes no difference to `anyOf`. */
function merged(variants: readonly TaggedVariant[]): readonly TaggedVariant[] {
  const byId = new Map<SchemaId, TaggedVariant>();
  for (const variant of variants) {
    const other = byId.get(variant.id);
    byId.set(variant.id, other === undefined ? variant : both(other, variant));
  }
  return [...byId.values()];
}

function both(a: TaggedVariant, b: TaggedVariant): TaggedVariant {
  const values = [a, b].flatMap((each) => each.values ?? []);
  return {
    id: a.id,
    values: values.length === 0 ? undefined : unionOf(...values),
    names: [...a.names, ...b.names],
    enforced: a.enforced && b.enforced,
  };
}

/**
 * Whether only values with a variant's own tag, or without any, can be valid for it. Not knowing is safe: guards then
 * ask its validator.
 */
export function isProven({ id, values, enforced }: TaggedVariant, property: string, facts: Facts): boolean {
  if (enforced) return true;
  if (values === undefined) return forbids(facts.properties(id), property);
  const possible = facts.properties(id).tags.get(property);
  return possible !== undefined && isSubset(possible, values);
}

/** The variants that each name may stand for. */
export function variantsByName(variants: readonly TaggedVariant[]): ReadonlyMap<SchemaId, readonly TaggedVariant[]> {
  const called = new Map<SchemaId, TaggedVariant[]>();
  for (const variant of variants) {
    for (const name of new Set(variant.names)) {
      const others = called.get(name);
      if (others === undefined) called.set(name, [variant]);
      else others.push(variant);
    }
  }
  return called;
}

/** Whether nothing is said of a property, or only that it is never there. */
export function saysNothingOf({ id }: TaggedVariant, property: string, facts: Facts): boolean {
  const { mentioned, patterned, forbidden } = facts.properties(id);
  return forbidden.has(property) || !(mentioned.has(property) || patterned);
}

/** One variant can go without the tag where it says nothing of it and all others require it. Returns one that prevents that. */
export function problemOfUntagged(
  variants: readonly TaggedVariant[],
  property: string,
  facts: Facts,
): TaggedVariant | undefined {
  return variants.find((variant) =>
    variant.values === undefined
      ? !saysNothingOf(variant, property, facts)
      : !facts.properties(variant.id).required.has(property),
  );
}

/** A tag that is in the way of telling variants apart, because two of them own it. */
export function sharedTag(variants: readonly TaggedVariant[], { keyword }: WrittenUnion) {
  const owners = new Map<TagValue, SchemaId>();
  for (const { id, values } of variants) {
    for (const tag of values ?? []) {
      const first = owners.get(tag);
      // What stands twice in `oneOf` accepts nothing.
      if (first !== undefined && (first !== id || keyword === "oneOf")) return { tag, first, second: id };
      owners.set(tag, id);
    }
  }
  return undefined;
}
