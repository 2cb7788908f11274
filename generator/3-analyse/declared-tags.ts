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
  isProven,
  problemOfUntagged,
  saysNothingOf,
  sharedTag,
  type TaggedVariant,
  type Tagging,
  taggedVariants,
  variantsByName,
} from "./tagged-variants.js";
import { allTypes } from "./value-facts.js";
import { onlyObjects, type WrittenUnion } from "./written-unions.js";

/**
 * Reads the discriminators of unions (OAS 3.1 §4.8.25). The values of a variant are those of its own `const` or `enum`,
 * which a mapping must not contradict; where it has none, those mapped to it; where nothing is, the name of its schema.
 *
 * Reports discriminators that contradict the variants or cannot tell them apart, and those that decide otherwise than
 * the variants themselves do.
 */
export function createDeclaredTags(
  api: Api,
  facts: Facts,
  discriminators: DiscriminatorsOption,
  diagnostics: Diagnostics,
) {
  return { taggingOf };

  /** Undefined where nothing is declared, or where that cannot tell the variants apart. */
  function taggingOf(union: WrittenUnion, taggings: ReadonlyMap<SchemaId, Tagging>): Tagging | undefined {
    const discriminator = union.schema.keywords.discriminator;
    if (discriminator === undefined) return undefined;
    const { keyAt, value } = discriminator;
    const property = value.propertyName;
    const stranger = union.variants.find((variant) => !isSubset(union.typesOf(variant), onlyObjects));
    if (stranger !== undefined) {
      diagnostics.report("tag-not-object", keyAt, { property, variant: shown(stranger) }, place(stranger));
      return undefined;
    }
    const decides = discriminators === "decide";
    const written = taggedVariants(union, property, decides, taggings, { api, facts });
    const variants = named(mapped(written, value), property);
    const problem = problemOf(variants, property);
    if (problem !== undefined) {
      diagnostics.report("tag-missing", keyAt, { property, variant: shown(problem.id) }, place(problem.id));
      return undefined;
    }
    const shared = sharedTag(variants, union);
    if (shared !== undefined) {
      const details = { property, tag: shared.tag, first: shown(shared.first), second: shown(shared.second) };
      diagnostics.report("tag-shared", keyAt, details, [...place(shared.first), ...place(shared.second)]);
      return undefined;
    }
    if (decides) reportUnproven(variants, property, keyAt);
    const decisive = decides || variants.every((variant) => isProven(variant, property, facts));
    return { property, variants, declared: decides, decisive, keyword: union.keyword };
  }

  /** A variant whose tags are not certain. As a hint, a discriminator says nothing that the variant does not say itself. */
  function problemOf(variants: readonly TaggedVariant[], property: string): TaggedVariant | undefined {
    const missing = variants.filter(({ values }) => values === undefined);
    const problem = missing.length === 1 ? problemOfUntagged(variants, property, facts) : missing[0];
    if (problem !== undefined || discriminators === "decide") return problem;
    return variants.find((variant) => variant.values !== undefined && !isProven(variant, property, facts));
  }

  /** The two readings differ where a variant by itself accepts values with a tag that is not its own. */
  function reportUnproven(variants: readonly TaggedVariant[], property: string, at: Located<unknown>["keyAt"]): void {
    const unproven = variants.filter((variant) => !isProven(variant, property, facts));
    const [first] = unproven;
    if (first === undefined) return;
    const details = {
      property,
      variant: shown(first.id),
      others: new Set(unproven.map(({ id }) => id)).size - 1,
      values: first.values === undefined ? undefined : [...first.values],
    };
    diagnostics.report("tag-not-stated", at, details, place(first.id));
  }

  /** The variants with what is mapped to them, each contradiction reported. */
  function mapped(
    variants: readonly TaggedVariant[],
    { propertyName: property, mapping }: Discriminator,
  ): readonly TaggedVariant[] {
    const called = variantsByName(variants);
    const added = new Map<TaggedVariant, Set<TagValue>>();
    for (const [tag, target] of mapping) {
      // That a mapping leads to a variant is checked by normalise.
      const names = [resolve(api, target.value), resolveNames(api, target.value)];
      const meant = names.map((name) => called.get(name)).find((found) => found !== undefined) ?? [];
      const values = unionOf(...meant.map((variant) => variant.values ?? new Set<TagValue>()));
      // A mapping's keys are text; a tag may be compared as text (OAS 3.1 §4.8.25).
      if (meant.length === 0 || [...values].some((value) => String(value) === tag)) continue;
      const [open] = meant.filter((variant) => variant.values === undefined);
      if (open === undefined) reportMismatch(tag, target, property, values);
      else added.set(open, (added.get(open) ?? new Set()).add(readTag(tag, open.id, property)));
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

  /** The key of a mapping as the value that it stands for: a number where the property cannot be text. */
  function readTag(key: string, variant: SchemaId, property: string): TagValue {
    const types = typesOfProperty(variant, property);
    if (types.has("string")) return key;
    if (types.has("number") && String(Number(key)) === key) return Number(key);
    if (types.has("boolean") && (key === "true" || key === "false")) return key === "true";
    return key;
  }

  /** The types that a schema and those joined to it leave for a property. */
  function typesOfProperty(id: SchemaId, property: string): ReadonlySet<JsonType> {
    const conjuncts = new Set([id]);
    let types = allTypes;
    // A Set iterates over what is added meanwhile.
    for (const conjunct of conjuncts) {
      const schema = schemaOf(api, conjunct);
      if (schema.kind === "boolean") continue;
      const declared = schema.keywords.properties?.value.get(property);
      if (declared !== undefined) types = intersectionOf(types, facts.values(declared).types);
      for (const next of conjunctsOf(schema)) conjuncts.add(next);
    }
    return types;
  }

  /** The variants with the names of their schemas for tags, where there is nothing else; a single one may have none. */
  function named(variants: readonly TaggedVariant[], property: string): readonly TaggedVariant[] {
    const silent = variants.filter(
      (variant) => variant.values === undefined && saysNothingOf(variant, property, facts),
    );
    const untagged = variants.length > 1 && silent.length === 1 ? silent[0] : undefined;
    return variants.map((variant) => {
      const name = nameInContract(api, variant.id);
      if (variant.values !== undefined || variant === untagged || name === undefined) return variant;
      return { ...variant, values: new Set([name]) };
    });
  }

  function shown(id: SchemaId): string {
    return nameInContract(api, id) ?? locationOf(id);
  }

  function place(id: SchemaId) {
    return [{ label: `This is \`${shown(id)}\`.`, at: schemaOf(api, id).at }];
  }
}
