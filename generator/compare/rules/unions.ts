import type { SchemaId } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { type Comparing, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { positionJoined } from "../inside.js";
import { changeOf } from "../named-changes.js";
import { pairUp } from "../pair-up.js";
import { areEquivalent, areTwins, isNamed, type Said, type Sides } from "../sides.js";
import { type UnionKeyword, unionEdit } from "../union-edits.js";
import { isNull, tagsOf, unionKeyword, variantName, variantVerdict } from "../variants.js";
import { compatible } from "../verdicts.js";

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
    (a, b) => sides.likeness.alike(a, b),
    (a, b) => {
      const tags = tagsOf(a, pair.old.id, sides.old);
      return tags !== undefined && tags === tagsOf(b, pair.new.id, sides.new);
    },
    (a, b) => areEquivalent(a, b, sides),
    (a, b) => !isNamed(a, sides.old) && !isNamed(b, sides.new) && !isNull(a, sides.old) && !isNull(b, sides.new),
  ]);
  const keyword = unionKeyword(pair, sides);
  return [
    ...keywordChange(before, after, pair, sides),
    ...added.map((id) => variantChange(id, "added", { before, after }, pair, comparing)),
    ...removed.map((id) => variantChange(id, "removed", { before, after }, pair, comparing)),
    ...pairs.flatMap(([a, b]) => comparing.walk(a, b, positionJoined(pair, a, keyword, sides))),
  ];
}

/** `oneOf` refuses what is valid for two variants, which makes no difference where there is no such value. */
function keywordChange(before: UnionKeyword, after: UnionKeyword, pair: Pair, sides: Sides): readonly Change[] {
  if (before === after) return [];
  const what =
    after === "oneOf"
      ? "must match exactly one of its variants now, and could match several before"
      : "may match several of its variants now, and had to match exactly one before";
  return [
    changeOf(
      {
        suffix: `became-${after === "oneOf" ? "one-of" : "any-of"}`,
        what,
        alone: unionEdit({ kind: "keyword", before, after }, pair, sides),
        values: "values that match several variants",
        source: compatible("The types are the same."),
        old: placesOf(pair, before).old,
        new: placesOf(pair, after).new,
      },
      pair,
      sides,
    ),
  ];
}

function variantChange(
  id: SchemaId,
  happened: "added" | "removed",
  { before, after }: { readonly before: UnionKeyword; readonly after: UnionKeyword },
  pair: Pair,
  comparing: Comparing,
): Change {
  const { sides } = comparing;
  const added = happened === "added";
  const model = added ? sides.new : sides.old;
  const here = { old: placesOf(pair, before).old, new: placesOf(pair, after).new };
  const common = {
    ...here,
    ...variantVerdict(id, added, pair, comparing),
    alone: unionEdit({ kind: happened, before, after, variant: id }, pair, sides),
  };
  if (isNull(id, model)) {
    const [suffix, what] = added
      ? ["became-nullable", "may be `null` now"]
      : ["became-not-nullable", "may not be `null` any more"];
    return changeOf({ ...common, suffix, what, values: "`null` there" }, pair, sides);
  }
  const name = variantName(id, (added ? pair.new : pair.old).id, model) ?? "without a name";
  const suffix = `${(added ? after : before) === "oneOf" ? "one-of" : "any-of"}-${happened}`;
  const what = `${added ? "gained" : "lost"} the variant ${name}`;
  // What a variant gains, another one of `oneOf` loses: a value that both accept.
  const twice = `values that match the variant ${name} and another one`;
  const once = `the variant ${name}`;
  const values = added ? { tightened: twice, loosened: once } : { tightened: once, loosened: twice };
  return changeOf({ ...common, suffix, what, values }, pair, sides);
}

/** A union where there was none, beside what else the schema says. */
function unionChange(keyword: UnionKeyword, added: boolean, pair: Pair, sides: Sides): Change {
  const suffix = `${keyword === "oneOf" ? "one-of" : "any-of"}-${added ? "set" : "unset"}`;
  const what = added
    ? `must match a variant of \`${keyword}\` now`
    : `need not match a variant of \`${keyword}\` any more`;
  const alone = unionEdit({ kind: added ? "set" : "unset", keyword }, pair, sides);
  const finding = {
    suffix,
    what,
    alone,
    values: `values that match no variant of \`${keyword}\``,
    source: typesVerdict(pair, sides),
  };
  return changeOf({ ...finding, ...placesOf(pair, keyword) }, pair, sides);
}

function keywordsIn({ keywords }: Said): readonly UnionKeyword[] {
  return (["anyOf", "oneOf"] as const).filter((keyword) => keywords[keyword] !== undefined);
}
