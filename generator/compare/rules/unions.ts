import type { SchemaId } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { dependenceThrough, type Effect } from "../effects.js";
import { type Comparing, changeOf, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { areSame, areTwins, isNamed, type Said, type Sides } from "../sides.js";
import { isNull, tagsOf, variantName, variantVerdict } from "../variants.js";

type UnionKeyword = "anyOf" | "oneOf";

/** `anyOf` and `oneOf` (Core §10.2.1.2, §10.2.1.3): variants by the names of their schemas, their tags and what they say. */
export const unionRules: readonly SchemaRule[] = [
  {
    keywords: ["anyOf", "oneOf"],
    compare(pair, comparing) {
      const [old, now] = [keywordsIn(pair.old), keywordsIn(pair.new)];
      const only = old.length === 1 && now.length === 1 ? [old[0], now[0]] : [];
      const [before, after] = only;
      // One keyword in the place of the other is the same union, told in another way.
      if (before !== undefined && after !== undefined && before !== after)
        return compareUnions(before, after, pair, comparing);
      return (["anyOf", "oneOf"] as const).flatMap((keyword) => {
        const [there, here] = [old.includes(keyword), now.includes(keyword)];
        if (there && here) return compareUnions(keyword, keyword, pair, comparing);
        return there || here ? [unionChange(keyword, here, pair, comparing.sides)] : [];
      });
    },
  },
];

function compareUnions(before: UnionKeyword, after: UnionKeyword, pair: Pair, comparing: Comparing): readonly Change[] {
  const { sides } = comparing;
  const [old, now] = [pair.old.keywords[before]?.value ?? [], pair.new.keywords[after]?.value ?? []];
  const { pairs, added, removed } = pairUp(old, now, [
    (a, b) => areTwins(a, b, sides),
    (a, b) => areSame(a, b, sides),
    (a, b) => {
      const tags = tagsOf(a, pair.old.id, sides.old);
      return tags !== undefined && tags === tagsOf(b, pair.new.id, sides.new);
    },
    (a, b) => !isNamed(a, sides.old) && !isNamed(b, sides.new) && !isNull(a, sides.old) && !isNull(b, sides.new),
  ]);
  const [wasClear, isClear] = [
    before === "anyOf" || sides.old.exclusive.has(pair.old.id),
    after === "anyOf" || sides.new.exclusive.has(pair.new.id),
  ];
  // Where variants may overlap, what one gains another may lose.
  const dependence = dependenceThrough(pair.position.dependence, wasClear && isClear ? "grows" : "either");
  const inside = { ...pair.position, dependence };
  const clear = wasClear && isClear;
  return [
    ...keywordChange(before, after, wasClear, isClear, pair),
    ...added.map((id) => variantChange(id, true, clear, after, pair, comparing)),
    ...removed.map((id) => variantChange(id, false, clear, before, pair, comparing)),
    ...pairs.flatMap(([a, b]) => comparing.walk(a, b, inside)),
  ];
}

/** `oneOf` refuses what is valid for two variants, which makes no difference where there is no such value. */
function keywordChange(
  before: UnionKeyword,
  after: UnionKeyword,
  wasClear: boolean,
  isClear: boolean,
  pair: Pair,
): readonly Change[] {
  if (before === after || (wasClear && isClear)) return [];
  const effect: Effect = after === "oneOf" ? "tightened" : "loosened";
  const what =
    after === "oneOf"
      ? "must be exactly one of its variants, and not several"
      : "may be several of its variants at once";
  const source = { kind: "compatible", reason: "The types are the same." } as const;
  const places = { old: placesOf(pair, before).old, new: placesOf(pair, after).new };
  return [
    changeOf(
      {
        suffix: `became-${after === "oneOf" ? "one-of" : "any-of"}`,
        what,
        effect,
        values: "values of several variants",
        source,
        ...places,
      },
      pair.position,
    ),
  ];
}

function variantChange(
  id: SchemaId,
  added: boolean,
  clear: boolean,
  keyword: UnionKeyword,
  pair: Pair,
  comparing: Comparing,
): Change {
  const { sides } = comparing;
  const model = added ? sides.new : sides.old;
  const places = placesOf(
    pair,
    pair.old.keywords[keyword] === undefined ? (keyword === "oneOf" ? "anyOf" : "oneOf") : keyword,
  );
  const here = { old: places.old, new: placesOf(pair, keyword).new };
  const effect: Effect = clear ? (added ? "loosened" : "tightened") : "changed";
  if (isNull(id, model)) {
    const [suffix, what] = added
      ? ["became-nullable", "may be `null` now"]
      : ["became-not-nullable", "may not be `null` any more"];
    return changeOf(
      { suffix, what, effect, values: "`null` there", source: variantVerdict(id, added, pair, comparing), ...here },
      pair.position,
    );
  }
  const name = variantName(id, (added ? pair.new : pair.old).id, model);
  const suffix = `${keyword === "oneOf" ? "one-of" : "any-of"}-${added ? "added" : "removed"}`;
  const what = `${added ? "gained" : "lost"} the variant ${name}`;
  const source = variantVerdict(id, added, pair, comparing);
  return changeOf({ suffix, what, effect, values: `the variant ${name}`, source, ...here }, pair.position);
}

/** A union where there was none, beside what else the schema says. */
function unionChange(keyword: UnionKeyword, added: boolean, pair: Pair, sides: Sides): Change {
  const suffix = `${keyword === "oneOf" ? "one-of" : "any-of"}-${added ? "set" : "unset"}`;
  const what = added ? "must be one of several variants now" : "need not be one of several variants any more";
  const finding = { suffix, what, effect: added ? "tightened" : "loosened", values: "none of these variants" } as const;
  return changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesOf(pair, keyword) }, pair.position);
}

function keywordsIn({ keywords }: Said): readonly UnionKeyword[] {
  return (["anyOf", "oneOf"] as const).filter((keyword) => keywords[keyword] !== undefined);
}
