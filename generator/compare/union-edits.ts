import type { Keywords, Located, SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { resolve } from "../3-analyse/references.js";
import type { TagChange } from "./assigned-tags.js";
import type { Pair } from "./finding.js";
import { type Edit, withKeywords, withoutItemOf, withValue } from "./keyword-edits.js";
import { choiceOf } from "./made-schemas.js";
import type { Sides } from "./sides.js";

export type UnionKeyword = "anyOf" | "oneOf";

/** Something that happened to a union, apart from what happened inside its variants. */
export type UnionChange =
  | { readonly kind: "keyword"; readonly before: UnionKeyword; readonly after: UnionKeyword }
  | VariantChange
  | { readonly kind: "set" | "unset"; readonly keyword: UnionKeyword }
  /** How its discriminator chooses the variants. */
  | { readonly kind: "choice" }
  | (TagChange & { readonly kind: "tag" });

interface VariantChange {
  readonly kind: "added" | "removed";
  readonly before: UnionKeyword;
  readonly after: UnionKeyword;
  readonly variant: SchemaId;
}

/**
 * The old schema with this change of its union and no other. In the plain form of a union whose discriminator decides, the
 * variants stand with their tags in `allOf`: it has edits of its own.
 */
export function unionEdit(change: UnionChange, pair: Pair, sides: Sides): Edit {
  const choices = { old: choiceOf(pair.old.id, "old", sides), new: choiceOf(pair.new.id, "new", sides) };
  if (choices.old !== undefined && choices.new !== undefined) {
    const alternatives = { old: alternativesIn(choices.old, sides), new: alternativesIn(choices.new, sides) };
    if (change.kind === "added" || change.kind === "removed")
      return choosing(choices.old, changedVariants(change, alternatives, pair, sides), pair, sides);
    if (change.kind === "tag")
      return choosing(choices.old, changedTags(change, alternatives.old, pair, sides), pair, sides);
  }
  if (choices.old !== undefined || choices.new !== undefined) return wholeUnionEdit(choices);
  return listEdit(change, pair);
}

/** Edits of unions whose variants stand in the keyword itself. */
function listEdit(change: UnionChange, pair: Pair): Edit {
  switch (change.kind) {
    case "added": {
      const index = pair.new.keywords[change.after]?.value.indexOf(change.variant) ?? -1;
      return (old, now) => {
        const [union, variant] = [old[change.before], now[change.after]?.value[index]];
        if (union === undefined || variant === undefined) return old;
        return { ...old, [change.before]: { ...union, value: [...union.value, variant] } };
      };
    }
    case "removed":
      return withoutItemOf(change.before, pair.old.keywords[change.before]?.value.indexOf(change.variant) ?? -1);
    case "keyword":
      return ({ [change.before]: union, ...others }) => ({ ...others, ...(union && { [change.after]: union }) });
    case "set":
    case "unset":
      return withKeywords(change.keyword);
    case "choice":
    case "tag":
      return (old) => old;
    default:
      return change satisfies never;
  }
}

/** Takes the union as it is now, with the way in which it chooses. */
function wholeUnionEdit(choices: Partial<Record<"old" | "new", SchemaId | undefined>>): Edit {
  return (old, now) => {
    const withUnion = choices.old === undefined ? without(old, "anyOf", "oneOf") : old;
    const left = withValue("allOf", (all = []) => {
      const others = all.filter((id) => id !== choices.old);
      return choices.new === undefined ? nonEmpty(others) : [...others, choices.new];
    })(withUnion, now);
    return choices.new === undefined ? withKeywords("anyOf", "oneOf")(left, now) : left;
  };
}

/** Chooses among other alternatives. */
function choosing(choice: SchemaId, alternatives: readonly SchemaId[], pair: Pair, { joined }: Sides): Edit {
  const other = alternatives.length === 0 ? joined.never : joined.add({ anyOf: at(pair, alternatives) }, pair.old);
  return withValue("allOf", (all = []) => all.map((id) => (id === choice ? other : id)));
}

type Alternatives = Readonly<Record<"old" | "new", readonly SchemaId[]>>;

/** The alternatives with those of a variant that came, or without those of one that went. */
function changedVariants(
  { kind, variant }: VariantChange,
  alternatives: Alternatives,
  pair: Pair,
  sides: Sides,
): readonly SchemaId[] {
  const side = kind === "added" ? "new" : "old";
  const variants = variantsOf(variant, pair[side].id, sides[side]).map((id) => sides.joined.idOf(side, id));
  const isOfVariant = (id: SchemaId) => variants.some((each) => keywordsOf(id, sides).$ref?.value === each);
  return kind === "added"
    ? [...alternatives.old, ...alternatives.new.filter(isOfVariant)]
    : alternatives.old.filter((id) => !isOfVariant(id));
}

/** The alternatives with one more value of the tag for a variant, or with one less. */
function changedTags(
  { property, variant, tag, added }: TagChange,
  alternatives: readonly SchemaId[],
  pair: Pair,
  { joined, ...sides }: Sides,
): readonly SchemaId[] {
  const add = (keywords: Keywords) => joined.add(keywords, pair.old);
  const own = joined.idOf("old", variant.old);
  const required = add({ required: at(pair, [property]) });
  const isTag = tag === undefined ? undefined : add({ enum: at(pair, [tag]) });
  const hasTag =
    isTag === undefined
      ? add({ not: at(pair, required) })
      : add({ required: at(pair, [property]), properties: at(pair, new Map([[property, isTag]])) });
  if (added)
    return [...alternatives, add({ $ref: at(pair, own), type: at(pair, ["object"]), allOf: at(pair, [hasTag]) })];
  const isOwn = (id: SchemaId) => keywordsOf(id, { joined, ...sides }).$ref?.value === own;
  return alternatives.map((id) => (isOwn(id) ? add({ allOf: at(pair, [id]), not: at(pair, hasTag) }) : id));
}

function at<T>({ old }: Pair, value: T): Located<T> {
  return { value, at: old.at, keyAt: old.at };
}

/** What a member of a union is to its discriminator: a variant, or several where it is a union itself. */
function variantsOf(member: SchemaId, union: SchemaId, { api, unions }: Model): readonly SchemaId[] {
  const discrimination = unions.get(union)?.discrimination;
  const known = discrimination?.by === "tag" ? discrimination.members.get(member) : undefined;
  return known ?? [resolve(api, member)];
}

function alternativesIn(choice: SchemaId, sides: Sides): readonly SchemaId[] {
  return keywordsOf(choice, sides).anyOf?.value ?? [];
}

function keywordsOf(id: SchemaId, { joined }: Sides): Keywords {
  const schema = joined.schemas.get(id);
  return schema?.kind === "keywords" ? schema.keywords : {};
}

function without(keywords: Keywords, ...names: readonly UnionKeyword[]): Keywords {
  return Object.fromEntries(Object.entries(keywords).filter(([name]) => !names.includes(name as UnionKeyword)));
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
