import type { KeywordName, Keywords, SchemaId } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { type Comparing, type Finding, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { positionInside, withTypesOf } from "../inside.js";
import { withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import { type Said, type Sides, saidBy } from "../sides.js";

/** A keyword with one schema for parts of the value. */
interface Single {
  readonly keyword: SingleKeyword;
  readonly id: string;
  /** What it is said of, in a sentence. */
  readonly of: string;
  /** What there is none of where it is `false`. */
  readonly values: string;
  /** What it refuses otherwise. */
  readonly others: string;
  /** The way to the values that it is for. */
  readonly segment: string;
}

type SingleKeyword = {
  [Name in KeywordName]: NonNullable<Keywords[Name]>["value"] extends SchemaId ? Name : never;
}[KeywordName];

const singles: readonly Single[] = [
  {
    keyword: "additionalProperties",
    id: "additional-properties",
    of: "other properties",
    values: "other properties",
    others: "other properties of another kind",
    segment: "[…]",
  },
  {
    keyword: "unevaluatedProperties",
    id: "unevaluated-properties",
    of: "properties that no other keyword describes",
    values: "properties that no other keyword describes",
    others: "properties of another kind that no other keyword describes",
    segment: "[…]",
  },
  {
    keyword: "propertyNames",
    id: "property-names",
    of: "the names of its properties",
    values: "properties",
    others: "properties of other names",
    segment: " names",
  },
  {
    keyword: "items",
    id: "items",
    of: "its items",
    values: "items",
    others: "items of another kind",
    segment: "[]",
  },
  {
    keyword: "unevaluatedItems",
    id: "unevaluated-items",
    of: "items that no other keyword describes",
    values: "items that no other keyword describes",
    others: "items of another kind that no other keyword describes",
    segment: "[]",
  },
];

/**
 * Keywords with one schema for parts of the value: `additionalProperties`, `propertyNames`, `items`, `unevaluated…`
 * (Core §10.3, §11). One that is not written asks for nothing.
 */
export const singleRules: readonly SchemaRule[] = singles.map((single) => ({
  keywords: [single.keyword],
  compare: (pair, comparing) => compareSingle(single, pair, comparing),
}));

function compareSingle(single: Single, pair: Pair, comparing: Comparing): readonly Change[] {
  const { keyword, segment } = single;
  const { sides, walk } = comparing;
  const [old, now] = [heldBy(pair.old, keyword, sides.old), heldBy(pair.new, keyword, sides.new)];
  if (old !== undefined && now !== undefined && old.never === now.never) {
    const inside = positionInside(pair, old.id, keyword, segment, sides);
    const inTypes = keyword === "additionalProperties" || keyword === "items";
    return walk(old.id, now.id, inTypes ? inside : withTypesOf(pair, inside));
  }
  if (asksNothing(old) && asksNothing(now)) return [];
  const source = typesVerdict(pair, sides);
  const finding = { ...wordsFor(single, old, now), alone: withKeywords(keyword), source };
  return [changeOf({ ...finding, ...placesOf(pair, keyword) }, pair, sides)];
}

function heldBy({ keywords }: Said, keyword: SingleKeyword, model: Sides["old"]): Said | undefined {
  const held = keywords[keyword];
  return held && saidBy(model, held.value);
}

function asksNothing(said: Said | undefined): boolean {
  return said === undefined || (!said.never && Object.keys(said.keywords).length === 0);
}

function wordsFor(
  { id, of, values, others }: Single,
  old: Said | undefined,
  now: Said | undefined,
): Pick<Finding, "suffix" | "what" | "values"> {
  const [added, removed] = [`${id}-added`, `${id}-removed`];
  if (now?.never) return { suffix: added, what: `may have no ${values} any more`, values };
  if (old?.never) return { suffix: removed, what: `may have ${values} now`, values };
  return asksNothing(old)
    ? { suffix: added, what: `says what ${of} must be now`, values: others }
    : { suffix: removed, what: `does not say any more what ${of} must be`, values: others };
}
