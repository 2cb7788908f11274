import type { Api, Discriminator, Located, SchemaId } from "../2-normalise/api.js";
import { conjunctsOf } from "../2-normalise/conjuncts.js";
import { nameInContract } from "../2-normalise/copies.js";
import { locationOf } from "../2-normalise/locations.js";
import { nameAsTag } from "../2-normalise/schema-names.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Facts } from "./facts.js";
import type { JsonType, TagSource, TagValue } from "./model.js";
import { resolve, resolveNames, schemaOf } from "./references.js";
import { intersectionOf, unionOf } from "./sets.js";
import { type TaggedVariant, variantsByName } from "./tagged-variants.js";
import { allTypes } from "./value-facts.js";

/** Reads the mappings of discriminators (OAS 3.1 §4.8.25). Reports tags that contradict a variant. */
export function createMappedTags(api: Api, facts: Facts, diagnostics: Diagnostics) {
  return { tagsOf, typesOfTag };

  /**
   * The variants with their tags as the mapping says them. A tag that is mapped is that variant's alone, though others may
   * list it, too: a schema that they share may list the tags of all.
   */
  function tagsOf(variants: readonly TaggedVariant[], discriminator: Discriminator): readonly TaggedVariant[] {
    const mapped = mappedTags(variants, discriminator);
    const owners = new Map(
      [...mapped].flatMap(([variant, { values }]) => [...values].map((tag) => [tag, variant] as const)),
    );
    const listed = countTags(variants);
    return variants.map((variant) => {
      const own = variant.values;
      const says = mapped.get(variant);
      if (own === undefined) return says === undefined ? variant : { ...variant, ...says };
      const isMapped = says !== undefined;
      const kept = [...own].filter((tag) => {
        const owner = owners.get(tag);
        return owner === undefined ? !isMapped || listed.get(tag) === 1 : owner === variant;
      });
      if (kept.length === 0 || kept.length === own.size) return variant;
      return { ...variant, values: new Set(kept), source: says?.source ?? "keywords" };
    });
  }

  /**
   * The tags that each variant has by the mapping, or by the name of its schema if it shares a list of tags with others.
   * Reports tags that contradict a variant.
   */
  function mappedTags(
    variants: readonly TaggedVariant[],
    { propertyName: property, mapping }: Discriminator,
  ): ReadonlyMap<TaggedVariant, MappedTags> {
    const called = variantsByName(variants);
    const mapped = new Map<TaggedVariant, MappedTags>();
    const add = (variant: TaggedVariant, tag: TagValue, source: TagSource = "mapping") =>
      mapped.set(variant, { values: (mapped.get(variant)?.values ?? new Set<TagValue>()).add(tag), source });
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
      const name = nameAsTag(api, variant.id);
      if (mapped.has(variant) || name === undefined || !variant.values?.has(name)) continue;
      if ((count.get(name) ?? 0) > 1) add(variant, name, "name");
    }
    return mapped;
  }

  function reportMismatch(
    tag: string,
    target: Located<SchemaId>,
    property: string,
    values: ReadonlySet<TagValue>,
  ): void {
    const variant = nameInContract(api, target.value) ?? locationOf(target.value);
    const details = { tag, property, schema: variant, values: [...values] };
    diagnostics.report("tag-mismatch", target.at, details, [
      { label: `This is \`${variant}\`.`, at: schemaOf(api, target.value).at },
    ]);
  }

  /** The value of a mapping's key: a number or boolean if the property cannot be a string. */
  function readTag(key: string, variant: SchemaId, property: string): TagValue {
    const types = typesOfTag(variant, property);
    if (types.has("string")) return key;
    if (types.has("number") && String(Number(key)) === key) return Number(key);
    if (types.has("boolean") && (key === "true" || key === "false")) return key === "true";
    return key;
  }

  /** The types of a property that a schema, and those joined to it, allow. */
  function typesOfTag(id: SchemaId, property: string): ReadonlySet<JsonType> {
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
}

/** The tags that a discriminator says a variant has. */
type MappedTags = Pick<TaggedVariant, "source"> & { readonly values: Set<TagValue> };

/** How many variants list each tag. */
function countTags(variants: readonly TaggedVariant[]): ReadonlyMap<TagValue, number> {
  const counts = new Map<TagValue, number>();
  for (const { values = [] } of variants) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
