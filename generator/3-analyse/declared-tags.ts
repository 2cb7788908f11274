import type { Api, Located, SchemaId } from "../2-normalise/api.js";
import { nameInContract } from "../2-normalise/copies.js";
import { locationOf } from "../2-normalise/locations.js";
import { nameAsTag } from "../2-normalise/schema-names.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Attempt, closed, open } from "./attempts.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import type { Facts } from "./facts.js";
import { createMappedTags } from "./mapped-tags.js";
import { schemaOf } from "./references.js";
import { isSubset } from "./sets.js";
import {
  findOptionalTag,
  findSharedTag,
  isTagProven,
  leavesOpen,
  type TaggedVariant,
  type Tagging,
  taggedVariants,
} from "./tagged-variants.js";
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
  const mapping = createMappedTags(api, facts, diagnostics);
  return { taggingOf };

  /** Closed without a reason if no discriminator is declared. */
  function taggingOf(union: UnionKeyword, taggings: ReadonlyMap<SchemaId, Tagging>): Attempt<Tagging> {
    const discriminator = union.schema.keywords.discriminator;
    if (discriminator === undefined) return closed();
    const { keyAt, value } = discriminator;
    const property = value.propertyName;
    const nonObject = union.variants.find((variant) => !isSubset(union.typesOf(variant), onlyObjects));
    if (nonObject !== undefined) {
      diagnostics.report("tag-not-object", keyAt, { property, variant: shown(nonObject) }, relatedSpan(nonObject));
      return closed({ kind: "tag-not-object", variant: nonObject, types: [...union.typesOf(nonObject)] });
    }
    const decides = discriminators === "decide";
    const inner = taggedVariants(union, property, decides, taggings, { api, facts });
    const variants = withNamesAsTags(mapping.tagsOf(inner, value), property);
    const problem = problemOf(variants, property);
    if (problem !== undefined) {
      diagnostics.report("tag-missing", keyAt, { property, variant: shown(problem.id) }, relatedSpan(problem.id));
      return closed({ kind: "tag-missing", property, variants: [problem.id] });
    }
    const shared = findSharedTag(variants, union);
    if (shared !== undefined) {
      const details = { property, tag: shared.tag, first: shown(shared.first), second: shown(shared.second) };
      diagnostics.report("tag-shared", keyAt, details, [...relatedSpan(shared.first), ...relatedSpan(shared.second)]);
      return closed({ kind: "tag-shared", property, ...shared });
    }
    if (decides) reportUnproven(variants, property, keyAt);
    const decisive = decides || variants.every((variant) => isTagProven(variant, property, facts));
    return open({ property, variants, declared: decides, decisive, keyword: union.keyword });
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

  /** Gives variants without a tag the name of their schema as one. A single variant may stay without. */
  function withNamesAsTags(variants: readonly TaggedVariant[], property: string): readonly TaggedVariant[] {
    const withoutTag = variants.filter(
      (variant) => variant.values === undefined && leavesOpen(variant, property, facts),
    );
    const untagged = variants.length > 1 && withoutTag.length === 1 ? withoutTag[0] : undefined;
    return variants.map((variant) => {
      const name = nameAsTag(api, variant.id);
      if (variant.values !== undefined || variant === untagged || name === undefined) return variant;
      const canBeText = mapping.typesOfTag(variant.id, property).has("string");
      return canBeText ? { ...variant, values: new Set([name]), source: "name" } : variant;
    });
  }

  function shown(id: SchemaId): string {
    return nameInContract(api, id) ?? locationOf(id);
  }

  function relatedSpan(id: SchemaId) {
    return [{ label: `This is \`${shown(id)}\`.`, at: schemaOf(api, id).at }];
  }
}
