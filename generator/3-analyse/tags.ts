import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { createDeclaredTags } from "./declared-tags.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import type { Facts } from "./facts.js";
import { resolveNames } from "./references.js";
import { isSubset } from "./sets.js";
import {
  findOptionalTag,
  findSharedTag,
  isTagProven,
  type TaggedVariant,
  type Tagging,
  taggedVariants,
  variantsByName,
} from "./tagged-variants.js";
import { type Decision, onlyObjects, type UnionKeyword } from "./written-unions.js";

/**
 * Decides which property discriminates the variants of a union: the one that a discriminator declares, or one that can
 * be inferred.
 *
 * Nested unions must be decided before the unions around them, which take over their variants.
 */
export function createTags(api: Api, facts: Facts, discriminators: DiscriminatorsOption, diagnostics: Diagnostics) {
  const declaredTags = createDeclaredTags(api, facts, discriminators, diagnostics);
  const taggings = new Map<SchemaId, Tagging>();
  return { decide };

  /** Undefined if no property discriminates them. */
  function decide(union: UnionKeyword): Decision | undefined {
    const tagging = declaredTags.taggingOf(union, taggings) ?? inferred(union);
    if (tagging === undefined) return undefined;
    const { property, variants, declared, decisive } = tagging;
    if (union.pure && union.nulls.length === 0) taggings.set(union.schema.id, tagging);
    const owners = new Map(variants.flatMap(({ id, values }) => [...(values ?? [])].map((value) => [value, id])));
    const untagged = variants.find(({ values }) => values === undefined)?.id;
    const optional = variants.filter(({ id }) => !facts.properties(id).required.has(property)).map(({ id }) => id);
    const absent = untagged === undefined ? [...new Set(optional)] : [untagged];
    const members = membersOf(union, variants);
    return {
      discrimination: { by: "tag", property, variants: owners, untagged, absent, ...members },
      declared,
      assigned: declared ? variants.filter((each) => !isTagProven(each, property, facts)).map(({ id }) => id) : [],
      decisive,
    };
  }

  /** The variants that each member of the keyword stands for. */
  function membersOf(union: UnionKeyword, variants: readonly TaggedVariant[]) {
    const called = variantsByName(variants);
    const all = [...union.members];
    return {
      members: new Map(all.map(([member, target]) => [member, (called.get(target) ?? []).map(({ id }) => id)])),
      nulls: all.filter(([, target]) => union.nulls.includes(target)).map(([member]) => member),
    };
  }

  function inferred(union: UnionKeyword): Tagging | undefined {
    // `oneOf` with `null` among its variants twice does not accept `null`; that is left to counting.
    if (union.keyword === "oneOf" && union.nulls.length > 1) return undefined;
    if (!union.variants.every((variant) => isSubset(union.typesOf(variant), onlyObjects))) return undefined;
    const holders = new Map<string, number>();
    for (const variant of union.variants) {
      const inner = taggings.get(resolveNames(api, variant))?.property;
      const names = new Set([...facts.properties(variant).tags.keys(), ...(inner === undefined ? [] : [inner])]);
      for (const name of names) holders.set(name, (holders.get(name) ?? 0) + 1);
    }
    const candidates = [...holders].filter(([, count]) => count >= union.variants.length - 1);
    const [best] = candidates
      .map(([property]) => {
        const variants = taggedVariants(union, property, false, taggings, { api, facts });
        const decisive = variants.every((variant) => isTagProven(variant, property, facts));
        return { property, variants, declared: false, decisive, keyword: union.keyword };
      })
      .filter((tagging) => canBeInferred(tagging, union))
      .map((tagging) => ({ tagging, doubt: doubtOf(tagging) }))
      .toSorted((a, b) => a.doubt - b.doubt);
    return best?.tagging;
  }

  function canBeInferred({ property, variants }: Tagging, union: UnionKeyword): boolean {
    if (findSharedTag(variants, union) !== undefined) return false;
    const tagged = variants.filter(({ values }) => values !== undefined);
    if (!tagged.every((variant) => isTagProven(variant, property, facts))) return false;
    if (tagged.length === variants.length) return true;
    if (tagged.length < variants.length - 1 || findOptionalTag(variants, property, facts) !== undefined) return false;
    // A single variant with a list of values beside one without says little; with one value it is told by that.
    return tagged.length > 1 || tagged.every(({ values }) => values?.size === 1);
  }

  /** The lower, the more certain it is that a property is there to tell variants apart. */
  function doubtOf({ property, variants }: Tagging): number {
    const optional = variants.filter(({ id }) => !facts.properties(id).required.has(property)).length;
    const listed = variants.some(({ values }) => values !== undefined && values.size > 1) ? 1 : 0;
    return optional * 2 + listed;
  }
}
