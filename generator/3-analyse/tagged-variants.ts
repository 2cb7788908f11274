import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { TagSource, TagValue } from "./model.js";
import { forbids } from "./property-facts.js";
import { resolveNames } from "./references.js";
import { isSubset, unionOf } from "./sets.js";
import type { UnionKeyword } from "./written-unions.js";

/** A variant of a union, or of a nested union with the same tag. */
export interface TaggedVariant {
  readonly id: SchemaId;
  /** Its own tags; undefined if the contract does not list them. */
  readonly values: ReadonlySet<TagValue> | undefined;
  /** What lists them. */
  readonly source: TagSource;
  /**
   * The schemas that a mapping can name it by: itself, the schemas it merely refers to, and the nested unions around
   * it.
   */
  readonly names: readonly SchemaId[];
  /** Whether the discriminator of a nested union already excludes values with another tag. */
  readonly enforced: boolean;
}

/** A property that discriminates the variants of a union. */
export interface Tagging {
  readonly property: string;
  readonly variants: readonly TaggedVariant[];
  /** Whether a discriminator declares it and decides what is valid. */
  readonly declared: boolean;
  /** Whether the tag alone identifies the variant of a valid value. */
  readonly decisive: boolean;
  readonly keyword: UnionKeyword["keyword"];
}

/**
 * The variants of a union. A nested union with the same tag is replaced by its variants. If the outer union does not
 * decide, a nested `oneOf` must: otherwise it may refuse a value that one of its variants accepts.
 */
export function taggedVariants(
  union: UnionKeyword,
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
    const values = facts.properties(id).tags.get(property);
    const source = values === undefined ? "nothing" : "keywords";
    return [{ id, values, source, names: [id, target], enforced: false }];
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
    source: a.source === "nothing" ? b.source : a.source,
    names: [...a.names, ...b.names],
    enforced: a.enforced && b.enforced,
  };
}

/**
 * Whether a variant accepts only values with its own tag, or without any. Knowing too little is safe: guards then call
 * its validator.
 */
export function isTagProven({ id, values, enforced }: TaggedVariant, property: string, facts: Facts): boolean {
  if (enforced) return true;
  if (values === undefined) return forbids(facts.properties(id), property);
  const possible = facts.properties(id).tags.get(property);
  return possible !== undefined && isSubset(possible, values);
}

/** The variants that each schema of `names` stands for. */
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

/** Whether a variant does not constrain a property, or only forbids it. */
export function leavesOpen({ id }: TaggedVariant, property: string, facts: Facts): boolean {
  const { mentioned, patterned, forbidden } = facts.properties(id);
  return forbidden.has(property) || !(mentioned.has(property) || patterned);
}

/**
 * One variant can lack the tag if it does not constrain it and all others require it. Returns a variant that prevents
 * that.
 */
export function findOptionalTag(
  variants: readonly TaggedVariant[],
  property: string,
  facts: Facts,
): TaggedVariant | undefined {
  return variants.find((variant) =>
    variant.values === undefined
      ? !leavesOpen(variant, property, facts)
      : !facts.properties(variant.id).required.has(property),
  );
}

/** A tag that two variants share. */
export function findSharedTag(variants: readonly TaggedVariant[], { keyword }: UnionKeyword) {
  const owners = new Map<TagValue, SchemaId>();
  for (const { id, values } of variants) {
    for (const tag of values ?? []) {
      const first = owners.get(tag);
      // A variant that `oneOf` lists twice accepts nothing.
      if (first !== undefined && (first !== id || keyword === "oneOf")) return { tag, first, second: id };
      owners.set(tag, id);
    }
  }
  return undefined;
}
