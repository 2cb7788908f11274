import type { KeywordName, Keywords, SchemaId } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { type Comparing, type Pair, placesOf, type SchemaRule, typedPair, typesVerdict } from "../finding.js";
import { positionInside } from "../inside.js";
import { withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import { type Said, type Sides, saidBy } from "../sides.js";

/** A keyword with one schema for parts of the value. */
interface Single {
  readonly keyword: SingleKeyword;
  readonly id: string;
  /** What it is said of, in a sentence. */
  readonly of: string;
  /** The way to the values that it is for. */
  readonly segment: string;
}

type SingleKeyword = {
  [Name in KeywordName]: NonNullable<Keywords[Name]>["value"] extends SchemaId ? Name : never;
}[KeywordName];

const singles: readonly Single[] = [
  { keyword: "additionalProperties", id: "additional-properties", of: "other properties", segment: "[…]" },
  {
    keyword: "unevaluatedProperties",
    id: "unevaluated-properties",
    of: "properties that nothing else describes",
    segment: "[…]",
  },
  { keyword: "propertyNames", id: "property-names", of: "the names of properties", segment: " names" },
  { keyword: "items", id: "items", of: "items", segment: "[]" },
  { keyword: "unevaluatedItems", id: "unevaluated-items", of: "items that nothing else describes", segment: "[]" },
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
    const inside = positionInside(pair, old.id, segment, sides);
    const inTypes = keyword === "additionalProperties" || keyword === "items";
    return walk(old.id, now.id, inTypes ? inside : { ...inside, typed: typedPair(pair) });
  }
  if (asksNothing(old) && asksNothing(now)) return [];
  const [suffix, what] = wordsFor(single, old, now);
  const source = typesVerdict(pair, sides);
  const values = `other things for ${single.of}`;
  const finding = { suffix, what, alone: withKeywords(keyword), values, source };
  return [changeOf({ ...finding, ...placesOf(pair, keyword) }, pair, sides)];
}

function heldBy({ keywords }: Said, keyword: SingleKeyword, model: Sides["old"]): Said | undefined {
  const held = keywords[keyword];
  return held && saidBy(model, held.value);
}

function asksNothing(said: Said | undefined): boolean {
  return said === undefined || (!said.never && Object.keys(said.keywords).length === 0);
}

function wordsFor({ id, of }: Single, old: Said | undefined, now: Said | undefined): readonly [string, string] {
  if (now?.never) return [`${id}-added`, `allows no ${of} any more`];
  if (old?.never) return [`${id}-removed`, `allows ${of}`];
  return asksNothing(old)
    ? [`${id}-added`, `says what ${of} must be`]
    : [`${id}-removed`, `does not say any more what ${of} must be`];
}
