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
 * Reads the discriminators of unions (OAS 3.1 §4.8.25). The tags of a variant are the values of its own `const` or
 * `enum`, which a mapping must not contradict; without those, the tags mapped to it; without a mapping, the name of its
 * schema.
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

  /** The variants with the tags that the mapping adds. Reports tags that contradict a variant. */
  function withMappedTags(
    variants: readonly TaggedVariant[],
    { propertyName: property, mapping }: Discriminator,
  ): readonly TaggedVariant[] {
    const called = variantsByName(variants);
    const mappedTags = new Map<TaggedVariant, Set<TagValue>>();
    for (const [tag, target] of mapping) {
      // Normalise has reported mappings that lead to no variant.
      const names = [resolve(api, target.value), resolveNames(api, target.value)];
      const targets = names.map((name) => called.get(name)).find((found) => found !== undefined) ?? [];
      const values = unionOf(...targets.map((variant) => variant.values ?? new Set<TagValue>()));
      // A mapping's keys are text; a tag may be compared as text (OAS 3.1 §4.8.25).
      if (targets.length === 0 || [...values].some((value) => String(value) === tag)) continue;
      const [open] = targets.filter((variant) => variant.values === undefined);
      if (open === undefined) reportMismatch(tag, target, property, values);
      else mappedTags.set(open, (mappedTags.get(open) ?? new Set()).add(readTag(tag, open.id, property)));
    }
    return variants.map((variant) => ({ ...variant, values: variant.values ?? mappedTags.get(variant) }));
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
      return { ...variant, values: new Set([name]) };
    });
  }

  function shown(id: SchemaId): string {
    return nameInContract(api, id) ?? locationOf(id);
  }

  function relatedSpan(id: SchemaId) {
    return [{ label: `This is \`${shown(id)}\`.`, at: schemaOf(api, id).at }];
  }
}
