import type { Api, Discriminator, Located, SchemaId } from "../2-normalise/api.js";
import { nameInContract } from "../2-normalise/copies.js";
import { locationOf } from "../2-normalise/locations.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Facts } from "./facts.js";
import type { TagValue } from "./model.js";
import { forbids } from "./property-facts.js";
import { resolveNames, schemaOf } from "./references.js";
import { isSubset, unionOf } from "./sets.js";
import { type Decision, onlyObjects, type WrittenUnion } from "./written-unions.js";

/** A variant of a union, or of a union inside it that the same property tells apart. */
interface Variant {
  readonly id: SchemaId;
  /** The values of the tag that are its own; absent where it does not say. */
  readonly values: ReadonlySet<TagValue> | undefined;
  /** What a mapping may call it by: itself, and the unions that it was found in. */
  readonly names: readonly SchemaId[];
}

interface Tagging {
  readonly property: string;
  readonly variants: readonly Variant[];
}

/**
 * Finds the property that tells the variants of a union apart: the one that a discriminator declares, else one that
 * can be inferred. The values of a variant are those of its own `const` or `enum`, which a mapping must not
 * contradict; where it has none, those mapped to it; where nothing is, the name of its schema.
 *
 * Unions must be decided from the inside out: the variants of a union inside another one become variants of that.
 */
export function createTags(api: Api, facts: Facts, diagnostics: Diagnostics) {
  const decided = new Map<SchemaId, Tagging>();
  return { decide };

  /** Nothing if no property does. */
  function decide(union: WrittenUnion): Decision | undefined {
    const tagging = declared(union) ?? inferred(union);
    if (tagging === undefined) return undefined;
    if (union.pure && union.nulls.length === 0) decided.set(union.schema.id, tagging);
    const { property, variants } = tagging;
    const owners = new Map(variants.flatMap(({ id, values }) => [...(values ?? [])].map((value) => [value, id])));
    const untagged = variants.find(({ values }) => values === undefined)?.id;
    const decisive = union.nulls.length === 0 && variants.every((variant) => isDecisive(variant, property));
    return { discrimination: { by: "tag", property, variants: owners, untagged }, decisive };
  }

  /** Whether only values with a variant's own tag can be valid for it. Not knowing makes it slower, never wrong. */
  function isDecisive({ id, values }: Variant, property: string): boolean {
    const { required, tags } = facts.properties(id);
    if (values === undefined) return forbids(facts.properties(id), property);
    const possible = tags.get(property);
    return required.has(property) && possible !== undefined && isSubset(possible, values);
  }

  function declared(union: WrittenUnion): Tagging | undefined {
    const discriminator = union.schema.keywords.discriminator;
    if (discriminator === undefined) return undefined;
    const property = discriminator.value.propertyName;
    const stranger = union.variants.find((variant) => !isSubset(union.typesOf(variant), onlyObjects));
    if (stranger !== undefined) {
      diagnostics.report(
        "tag-not-object",
        discriminator.keyAt,
        { property, variant: shown(stranger) },
        place(stranger),
      );
      return undefined;
    }
    const variants = named(mapped(variantsOf(union, property), discriminator.value), property);
    const missing = variants.filter(({ values }) => values === undefined);
    const problem = missing.length === 1 ? problemOfUntagged(variants, property) : missing[0];
    if (problem !== undefined) {
      const details = { property, variant: shown(problem.id) };
      diagnostics.report("tag-missing", discriminator.keyAt, details, place(problem.id));
      return undefined;
    }
    const shared = sharedTag(variants, union);
    if (shared === undefined) return { property, variants };
    const details = { property, tag: shared.tag, first: shown(shared.first), second: shown(shared.second) };
    diagnostics.report("tag-shared", discriminator.keyAt, details, [...place(shared.first), ...place(shared.second)]);
    return undefined;
  }

  /** The variants with what is mapped to them, each contradiction reported. */
  function mapped(
    variants: readonly Variant[],
    { propertyName: property, mapping }: Discriminator,
  ): readonly Variant[] {
    const byName = new Map<SchemaId, Variant[]>();
    for (const variant of variants) {
      for (const name of variant.names) {
        const same = byName.get(name);
        if (same === undefined) byName.set(name, [variant]);
        else same.push(variant);
      }
    }
    const added = new Map<Variant, Set<TagValue>>();
    for (const [tag, target] of mapping) {
      // That a mapping leads to a variant is checked by normalise.
      const meant = byName.get(resolveNames(api, target.value)) ?? [];
      const values = unionOf(...meant.map((variant) => variant.values ?? new Set<TagValue>()));
      // A mapping's keys are text; a tag may be compared as text (OAS 3.1 §4.8.25).
      if (meant.length === 0 || [...values].some((value) => String(value) === tag)) continue;
      const [open] = meant.filter((variant) => variant.values === undefined);
      if (open === undefined) reportMismatch(tag, target, property, values);
      else added.set(open, (added.get(open) ?? new Set()).add(tag));
    }
    return variants.map((variant) => ({ ...variant, values: variant.values ?? added.get(variant) }));
  }

  function reportMismatch(
    tag: string,
    target: Located<SchemaId>,
    property: string,
    values: ReadonlySet<TagValue>,
  ): void {
    const details = { tag, property, schema: shown(target.value), values: [...values] };
    diagnostics.report("tag-mismatch", target.at, details, place(target.value));
  }

  /** The variants with the names of their schemas for tags, where there is nothing else; a single one may have none. */
  function named(variants: readonly Variant[], property: string): readonly Variant[] {
    const silent = variants.filter((variant) => variant.values === undefined && saysNothingOf(variant, property));
    const untagged = variants.length > 1 && silent.length === 1 ? silent[0] : undefined;
    return variants.map((variant) => {
      const name = nameInContract(api, variant.id);
      if (variant.values !== undefined || variant === untagged || name === undefined) return variant;
      return { ...variant, values: new Set([name]) };
    });
  }

  function inferred(union: WrittenUnion): Tagging | undefined {
    if (!union.variants.every((variant) => isSubset(union.typesOf(variant), onlyObjects))) return undefined;
    const holders = new Map<string, number>();
    for (const variant of union.variants) {
      const inner = decided.get(resolveNames(api, variant))?.property;
      const names = new Set([...facts.properties(variant).tags.keys(), ...(inner === undefined ? [] : [inner])]);
      for (const name of names) holders.set(name, (holders.get(name) ?? 0) + 1);
    }
    const candidates = [...holders].filter(([, count]) => count >= union.variants.length - 1);
    const taggings = candidates.map(([property]) => ({ property, variants: variantsOf(union, property) }));
    const [best] = taggings
      .filter(({ property, variants }) => canBeInferred(variants, property, union))
      .map((tagging) => ({ tagging, doubt: doubtOf(tagging) }))
      .toSorted((a, b) => a.doubt - b.doubt);
    return best?.tagging;
  }

  function canBeInferred(variants: readonly Variant[], property: string, union: WrittenUnion): boolean {
    if (sharedTag(variants, union) !== undefined) return false;
    const tagged = variants.filter(({ values }) => values !== undefined);
    if (tagged.length === variants.length) return true;
    if (tagged.length < variants.length - 1 || problemOfUntagged(variants, property) !== undefined) return false;
    // A single variant with a list of values beside one without says little; with one value it is told by that.
    return tagged.length > 1 || tagged.every(({ values }) => values?.size === 1);
  }

  /** The lower, the more certain it is that a property is there to tell variants apart. */
  function doubtOf({ property, variants }: Tagging): number {
    const optional = variants.filter(({ id }) => !facts.properties(id).required.has(property)).length;
    const listed = variants.some(({ values }) => values !== undefined && values.size > 1) ? 1 : 0;
    return optional * 2 + listed;
  }

  /** One variant can go without the tag where it says nothing of it, and all others require it. */
  function problemOfUntagged(variants: readonly Variant[], property: string): Variant | undefined {
    return variants.find((variant) =>
      variant.values === undefined
        ? !saysNothingOf(variant, property)
        : !facts.properties(variant.id).required.has(property),
    );
  }

  function saysNothingOf({ id }: Variant, property: string): boolean {
    const { mentioned, patterned, forbidden } = facts.properties(id);
    return forbidden.has(property) || !(mentioned.has(property) || patterned);
  }

  /** The variants of a union, those of unions inside it in their place where the same property tells them apart. */
  function variantsOf(union: WrittenUnion, property: string): readonly Variant[] {
    const variants = union.variants.flatMap((id): readonly Variant[] => {
      const itself = resolveNames(api, id);
      const inner = decided.get(itself);
      if (inner?.property === property) {
        return inner.variants.map((variant) => ({ ...variant, names: [...variant.names, itself] }));
      }
      return [{ id, values: facts.properties(id).tags.get(property), names: [itself] }];
    });
    if (union.keyword === "oneOf") return variants;
    return [...new Map(variants.map((variant) => [variant.id, variant])).values()];
  }

  function sharedTag(variants: readonly Variant[], { keyword }: WrittenUnion) {
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

  function shown(id: SchemaId): string {
    return nameInContract(api, id) ?? locationOf(id);
  }

  function place(id: SchemaId) {
    return [{ label: `This is \`${shown(id)}\`.`, at: schemaOf(api, id).at }];
  }
}
