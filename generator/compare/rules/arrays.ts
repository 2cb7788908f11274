import type { Change } from "../change.js";
import { type Comparing, type Pair, placesOf, type SchemaRule, typedPair, typesVerdict } from "../finding.js";
import { positionInside } from "../inside.js";
import { withKeywords, withValue } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Sides } from "../sides.js";

/** `prefixItems` (Core §10.3.1.1): items that have a schema of their own, by their places. */
export const prefixItemsRule: SchemaRule = {
  keywords: ["prefixItems"],
  compare(pair, { sides, walk }) {
    const [old, now] = [pair.old, pair.new].map(({ keywords }) => keywords.prefixItems?.value ?? []) as [
      readonly never[],
      readonly never[],
    ];
    const nested = now.flatMap((id, index) => {
      const before = old[index];
      return before === undefined ? [] : walk(before, id, positionInside(pair, before, `[${index}]`, sides));
    });
    if (old.length === now.length) return nested;
    const gained = now.length > old.length;
    const count = Math.abs(now.length - old.length);
    const what = `${gained ? "describes" : "does not describe"} ${count === 1 ? "one more item" : `${count} more items`} by ${count === 1 ? "its place" : "their places"}${gained ? "" : " any more"}`;
    const suffix = gained ? "prefix-items-added" : "prefix-items-removed";
    const alone = withValue("prefixItems", (before = [], after = []) =>
      gained ? [...before, ...after.slice(before.length)] : before.slice(0, after.length),
    );
    const finding = { suffix, what, alone, values: "other items at these places", source: typesVerdict(pair, sides) };
    return [...nested, changeOf({ ...finding, ...placesOf(pair, "prefixItems") }, pair, sides)];
  },
};

/** `contains` with its bounds (Core §10.3.1.3, Validation §6.4.4, §6.4.5). Without it the bounds say nothing. */
export const containsRule: SchemaRule = {
  keywords: ["contains", "minContains", "maxContains"],
  compare(pair, comparing) {
    const [old, now] = [pair.old.keywords.contains, pair.new.keywords.contains];
    if (old !== undefined && now !== undefined) return comparePresent(pair, comparing);
    if (old === now) return [];
    const [suffix, what] = now
      ? (["contains-added", "must contain an item of a kind"] as const)
      : (["contains-removed", "need not contain an item of a kind any more"] as const);
    return [
      changeOf(
        {
          suffix,
          what,
          alone: withKeywords("contains", "minContains", "maxContains"),
          values: "lists without such an item",
          ...common(pair, comparing.sides),
          ...placesOf(pair, "contains"),
        },
        pair,
        comparing.sides,
      ),
    ];
  },
};

function comparePresent(pair: Pair, { sides, walk }: Comparing): readonly Change[] {
  const [old, now] = [pair.old.keywords, pair.new.keywords];
  const nested =
    old.contains && now.contains
      ? walk(old.contains.value, now.contains.value, {
          ...positionInside(pair, old.contains.value, "[contains]", sides, "either"),
          typed: typedPair(pair),
        })
      : [];
  const bounds = [
    {
      keyword: "minContains",
      id: "min-contains",
      side: "lower",
      old: old.minContains?.value ?? 1,
      new: now.minContains?.value ?? 1,
    },
    {
      keyword: "maxContains",
      id: "max-contains",
      side: "upper",
      old: old.maxContains?.value ?? Number.POSITIVE_INFINITY,
      new: now.maxContains?.value ?? Number.POSITIVE_INFINITY,
    },
  ] as const;
  return [
    ...nested,
    ...bounds.flatMap((bound): readonly Change[] => {
      if (bound.old === bound.new) return [];
      const increased = bound.new > bound.old;
      const suffix = `${bound.id}-${increased ? "increased" : "decreased"}`;
      const most = bound.side === "upper" ? "at most" : "at least";
      const counted = (count: number) => (count === Number.POSITIVE_INFINITY ? "any number" : String(count));
      const what = `must contain ${most} ${counted(bound.new)} of a kind, and ${counted(bound.old)} before`;
      return [
        changeOf(
          {
            suffix,
            what,
            alone: withKeywords(bound.keyword),
            values: "another number of such items",
            ...common(pair, sides),
            ...placesOf(pair, bound.keyword),
          },
          pair,
          sides,
        ),
      ];
    }),
  ];
}

function common(pair: Pair, sides: Sides) {
  return { source: typesVerdict(pair, sides, "surface") };
}
