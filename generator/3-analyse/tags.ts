import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Attempt, closed, open } from "./attempts.js";
import { createDeclaredTags } from "./declared-tags.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import type { Facts } from "./facts.js";
import type { Exclusion } from "./model.js";
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

  /** Closed if no property discriminates them. */
  function decide(union: UnionKeyword): Attempt<Decision> {
    const stated = declaredTags.taggingOf(union, taggings);
    if (stated.kind === "open") return open(decisionFor(union, stated.value, []));
    const attempt = inferred(union);
    return attempt.kind === "open"
      ? open(decisionFor(union, attempt.value, stated.reasons))
      : closed(...stated.reasons, ...attempt.reasons.filter((each) => !stated.reasons.some(isAlike(each))));
  }

  function decisionFor(union: UnionKeyword, tagging: Tagging, exclusions: readonly Exclusion[]): Decision {
    const { property, variants, declared, decisive } = tagging;
    if (union.pure && union.nulls.length === 0) taggings.set(union.schema.id, tagging);
    const owners = new Map(variants.flatMap(({ id, values }) => [...(values ?? [])].map((value) => [value, id])));
    const untagged = variants.find(({ values }) => values === undefined)?.id;
    const optional = variants.filter(({ id }) => !facts.properties(id).required.has(property)).map(({ id }) => id);
    const absent = untagged === undefined ? [...new Set(optional)] : [untagged];
    const members = membersOf(union, variants);
    const sources = new Map(variants.map(({ id, source }) => [id, source]));
    return {
      discrimination: { by: "tag", property, variants: owners, untagged, absent, ...members, sources },
      declared,
      assigned: declared ? variants.filter((each) => !isTagProven(each, property, facts)).map(({ id }) => id) : [],
      decisive,
      exclusions,
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

  function inferred(union: UnionKeyword): Attempt<Tagging> {
    // `oneOf` with `null` among its variants twice does not accept `null`; that is left to counting.
    if (union.keyword === "oneOf" && union.nulls.length > 1) return closed({ kind: "null-repeated" });
    const nonObject = union.variants.find((variant) => !isSubset(union.typesOf(variant), onlyObjects));
    if (nonObject !== undefined)
      return closed({ kind: "tag-not-object", variant: nonObject, types: [...union.typesOf(nonObject)] });
    const holders = holdersOf(union);
    const candidates = [...holders].filter(([, count]) => count >= union.variants.length - 1);
    if (candidates.length === 0) return closed(mostlyHeld(union, holders));
    const taggings = candidates.map(([property]) => inferredTagging(property, union));
    const obstacles = taggings.map((tagging) => obstacleTo(tagging, union));
    const [best] = taggings
      .filter((_, index) => obstacles[index] === undefined)
      .map((tagging) => ({ tagging, doubt: doubtOf(tagging) }))
      .toSorted((a, b) => a.doubt - b.doubt);
    return best === undefined ? closed(...obstacles.filter((each) => each !== undefined)) : open(best.tagging);
  }

  /** How many variants list the values of each property that any of them does. */
  function holdersOf({ variants }: UnionKeyword): ReadonlyMap<string, number> {
    const holders = new Map<string, number>();
    for (const variant of variants) {
      for (const name of taggedProperties(variant)) holders.set(name, (holders.get(name) ?? 0) + 1);
    }
    return holders;
  }

  function taggedProperties(variant: SchemaId): ReadonlySet<string> {
    const inner = taggings.get(resolveNames(api, variant))?.property;
    return new Set([...facts.properties(variant).tags.keys(), ...(inner === undefined ? [] : [inner])]);
  }

  function inferredTagging(property: string, union: UnionKeyword): Tagging {
    const variants = taggedVariants(union, property, false, taggings, { api, facts });
    const decisive = variants.every((variant) => isTagProven(variant, property, facts));
    return { property, variants, declared: false, decisive, keyword: union.keyword };
  }

  /** The reason where too few variants list the values of any property: of the one that most do, which do not. */
  function mostlyHeld({ variants }: UnionKeyword, holders: ReadonlyMap<string, number>): Exclusion {
    const [most] = [...holders].toSorted(([, a], [, b]) => b - a);
    if (most === undefined) return { kind: "tag-nowhere" };
    const [property] = most;
    return {
      kind: "tag-missing",
      property,
      variants: variants.filter((variant) => !taggedProperties(variant).has(property)),
    };
  }

  /** Why a property cannot be inferred to be the tag; undefined if it can. */
  function obstacleTo({ property, variants }: Tagging, union: UnionKeyword): Exclusion | undefined {
    const shared = findSharedTag(variants, union);
    if (shared !== undefined) return { kind: "tag-shared", property, ...shared };
    const tagged = variants.filter(({ values }) => values !== undefined);
    const unproven = tagged.find((variant) => !isTagProven(variant, property, facts));
    if (unproven !== undefined) return { kind: "tag-unproven", property, variant: unproven.id };
    const [untagged, ...others] = variants.filter(({ values }) => values === undefined);
    if (untagged === undefined) return undefined;
    if (others.length > 0)
      return { kind: "tag-missing", property, variants: [untagged, ...others].map(({ id }) => id) };
    const optional = findOptionalTag(variants, property, facts);
    if (optional === untagged) return { kind: "tag-missing", property, variants: [untagged.id] };
    if (optional !== undefined) return { kind: "tag-optional", property, variant: optional.id, untagged: untagged.id };
    // A single variant with a list of values beside one without says little; with one value it is told by that.
    const [alone, another] = tagged;
    if (alone === undefined) return { kind: "tag-missing", property, variants: [untagged.id] };
    return another === undefined && alone.values?.size !== 1
      ? { kind: "tag-alone", property, variant: alone.id }
      : undefined;
  }

  /** The lower, the more certain it is that a property is there to tell variants apart. */
  function doubtOf({ property, variants }: Tagging): number {
    const optional = variants.filter(({ id }) => !facts.properties(id).required.has(property)).length;
    const listed = variants.some(({ values }) => values !== undefined && values.size > 1) ? 1 : 0;
    return optional * 2 + listed;
  }
}

/** Whether reasons say the same of one property, or of none. */
function isAlike(a: Exclusion): (b: Exclusion) => boolean {
  const propertyOf = (each: Exclusion) => ("property" in each ? each.property : undefined);
  return (b) => a.kind === b.kind && propertyOf(a) === propertyOf(b);
}
