import type { Api, Discriminator, Located, SchemaId } from "../2-normalise/api.js";
import { conjunctsOf } from "../2-normalise/conjuncts.js";
import { nameInContract } from "../2-normalise/copies.js";
import { locationOf } from "../2-normalise/locations.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import type { Facts } from "./facts.js";
import type { JsonType, TagValue } from "./model.js";
import { resolve, resolveNames, schemaOf } from "./references.js";
import { intersectionOf, isSubset, unionOf } from "./sets.js";
import {
  findOptionalTag,
  findSharedTag,
  isTagProven,
  leavesOpen,
  type TaggedVariant,
  type Tagging,
  taggedVariants,
  variantsByName,
} from "./tagged-variants.js";
import { allTypes } from "./value-facts.js";
import { onlyObjects, type UnionKeyword } from "./written-unions.js";

/**
 * Reads the discriminators of unions (OAS 3.1 §4.8.25). The tags of a variant are those mapped to it, then the values of
 * its own `const` or `enum`, which a mapping must not contradict; without either, the name of its schema.
 *
 * Reports discriminators that contradict the variants or cannot discriminate them, and those that change which values
 * are valid.
 */
export function createDeclaredTags(
  api: Api,
  facts: Facts,
  discriminators: DiscriminatorsOption,
  diagnostics: Diagnostics,
) {
  return { taggingOf };

  /** Undefined if no discriminator is declared, or if it cannot discriminate the variants. */
  function taggingOf(union: UnionKeyword, taggings: ReadonlyMap<SchemaId, Tagging>): Tagging | undefined {
    const discriminator = union.schema.keywords.discriminator;
    if (discriminator === undefined) return undefined;
    const { keyAt, value } = discriminator;
    const property = value.propertyName;
    const nonObject = union.variants.find((variant) => !isSubset(union.typesOf(variant), onlyObjects));
    if (nonObject !== undefined) {
      diagnostics.report("tag-not-object", keyAt, { property, variant: shown(nonObject) }, relatedSpan(nonObject));
      return undefined;
    }
    const decides = discriminators === "decide";
    const inner = taggedVariants(union, property, decides, taggings, { api, facts });
    const variants = withNamesAsTags(withMappedTags(inner, value), property);
    const problem = problemOf(variants, property);
    if (problem !== undefined) {
      diagnostics.report("tag-missing", keyAt, { property, variant: shown(problem.id) }, relatedSpan(problem.id));
      return undefined;
    }
    const shared = findSharedTag(variants, union);
    if (shared !== undefined) {
      const details = { property, tag: shared.tag, first: shown(shared.first), second: shown(shared.second) };
      diagnostics.report("tag-shared", keyAt, details, [...relatedSpan(shared.first), ...relatedSpan(shared.second)]);
      return undefined;
    }
    if (decides) reportUnproven(variants, property, keyAt);
    const decisive = decides || variants.every((variant) => isTagProven(variant, property, facts));
    return { property, variants, declared: decides, decisive, keyword: union.keyword };
  }

  /** A variant whose tags are not certain. With `annotate`, only the variant's own keywords count. */
  function problemOf(variants: readonly TaggedVariant[], property: string): TaggedVariant | undefined {
    const missing = variants.filter(({ values }) => values === undefined);
    const problem = missing.length === 1 ? findOptionalTag(variants, property, facts) : missing[0];
    if (problem !== undefined || discriminators === "decide") return problem;
    return variants.find((variant) => variant.values !== undefined && !isTagProven(variant, property, facts));
  }

  /** Warns of the variants that by themselves accept other tags than their own: there the two readings differ. */
  function reportUnproven(variants: readonly TaggedVariant[], property: string, at: Located<unknown>["keyAt"]): void {
    const unproven = variants.filter((variant) => !isTagProven(variant, property, facts));
    const [first] = unproven;
    if (first === undefined) return;
    const details = {
      property,
      variant: shown(first.id),
      others: new Set(unproven.map(({ id }) => id)).size - 1,
      values: first.values === undefined ? undefined : [...first.values],
    };
    diagnostics.report("tag-not-stated", at, details, relatedSpan(first.id));
  }

  /**
   * The variants with their tags as the mapping says them. A tag that is mapped is that variant's alone, though others may
   * list it, too: a schema that they share may list the tags of all.
   */
  function withMappedTags(variants: readonly TaggedVariant[], discriminator: Discriminator): readonly TaggedVariant[] {
    const mapped = mappedTags(variants, discriminator);
    const owners = new Map([...mapped].flatMap(([variant, tags]) => [...tags].map((tag) => [tag, variant] as const)));
    const listed = countTags(variants);
    return variants.map((variant) => {
      const own = variant.values;
      if (own === undefined) return { ...variant, values: mapped.get(variant) };
      const isMapped = mapped.has(variant);
      const kept = [...own].filter((tag) => {
        const owner = owners.get(tag);
        return owner === undefined ? !isMapped || listed.get(tag) === 1 : owner === variant;
      });
      return kept.length === 0 || kept.length === own.size ? variant : { ...variant, values: new Set(kept) };
    });
  }

  /**
   * The tags that each variant has by the mapping, or by the name of its schema if it shares a list of tags with others.
   * Reports tags that contradict a variant.
   */
  function mappedTags(
    variants: readonly TaggedVariant[],
    { propertyName: property, mapping }: Discriminator,
  ): ReadonlyMap<TaggedVariant, ReadonlySet<TagValue>> {
    const called = variantsByName(variants);
    const mapped = new Map<TaggedVariant, Set<TagValue>>();
    const add = (variant: TaggedVariant, tag: TagValue) =>
      mapped.set(variant, (mapped.get(variant) ?? new Set()).add(tag));
    for (const [key, target] of mapping) {
      // Normalise has reported mappings that lead to no variant.
      const names = [resolve(api, target.value), resolveNames(api, target.value)];
      const targets = names.map((name) => called.get(name)).find((found) => found !== undefined) ?? [];
      // A mapping's keys are text; a tag may be compared as text (OAS 3.1 §4.8.25).
      const listing = targets.find(({ values }) => [...(values ?? [])].some((value) => String(value) === key));
      const open = targets.find(({ values }) => values === undefined);
      const [listed] = [...(listing?.values ?? [])].filter((value) => String(value) === key);
      if (listing !== undefined && listed !== undefined) add(listing, listed);
      else if (open !== undefined) add(open, readTag(key, open.id, property));
      else if (targets.length > 0)
        reportMismatch(key, target, property, unionOf(...targets.map(({ values }) => values ?? new Set<TagValue>())));
    }
    const count = countTags(variants);
    for (const variant of variants) {
      const name = nameInContract(api, variant.id);
      if (mapped.has(variant) || name === undefined || !variant.values?.has(name)) continue;
      if ((count.get(name) ?? 0) > 1) add(variant, name);
    }
    return mapped;
  }

  function reportMismatch(
    tag: string,
    target: Located<SchemaId>,
    property: string,
    values: ReadonlySet<TagValue>,
  ): void {
    const details = { tag, property, schema: shown(target.value), values: [...values] };
    diagnostics.report("tag-mismatch", target.at, details, relatedSpan(target.value));
  }

  /** The value of a mapping's key: a number or boolean if the property cannot be a string. */
  function readTag(key: string, variant: SchemaId, property: string): TagValue {
    const types = typesOfProperty(variant, property);
    if (types.has("string")) return key;
    if (types.has("number") && String(Number(key)) === key) return Number(key);
    if (types.has("boolean") && (key === "true" || key === "false")) return key === "true";
    return key;
  }

  /** The types of a property that a schema, and those joined to it, allow. */
  function typesOfProperty(id: SchemaId, property: string): ReadonlySet<JsonType> {
    const conjuncts = new Set([id]);
    let types = allTypes;
    // Iterating a Set visits elements that are added meanwhile.
    for (const conjunct of conjuncts) {
      const schema = schemaOf(api, conjunct);
      if (schema.kind === "boolean") continue;
      const declared = schema.keywords.properties?.value.get(property);
      if (declared !== undefined) types = intersectionOf(types, facts.values(declared).types);
      for (const next of conjunctsOf(schema)) conjuncts.add(next);
    }
    return types;
  }

  /** Gives variants without a tag the name of their schema as one. A single variant may stay without. */
  function withNamesAsTags(variants: readonly TaggedVariant[], property: string): readonly TaggedVariant[] {
    const withoutTag = variants.filter(
      (variant) => variant.values === undefined && leavesOpen(variant, property, facts),
    );
    const untagged = variants.length > 1 && withoutTag.length === 1 ? withoutTag[0] : undefined;
    return variants.map((variant) => {
      const name = nameInContract(api, variant.id);
      if (variant.values !== undefined || variant === untagged || name === undefined) return variant;
      const canBeText = typesOfProperty(variant.id, property).has("string");
      return canBeText ? { ...variant, values: new Set([name]) } : variant;
    });
  }

  function shown(id: SchemaId): string {
    return nameInContract(api, id) ?? locationOf(id);
  }

  function relatedSpan(id: SchemaId) {
    return [{ label: `This is \`${shown(id)}\`.`, at: schemaOf(api, id).at }];
  }
}

/** How many variants list each tag. */
function countTags(variants: readonly TaggedVariant[]): ReadonlyMap<TagValue, number> {
  const counts = new Map<TagValue, number>();
  for (const { values = [] } of variants) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
