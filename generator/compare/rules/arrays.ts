import type { Change } from "../change.js";
import { type Comparing, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { positionInside, withTypesOf } from "../inside.js";
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
      return before === undefined
        ? []
        : walk(before, id, positionInside(pair, before, "prefixItems", `[${index}]`, sides));
    });
    if (old.length === now.length) return nested;
    const gained = now.length > old.length;
    const count = Math.abs(now.length - old.length);
    const described = `${count === 1 ? "the" : `the ${count}`} ${gained ? "next" : "last"} ${count === 1 ? "item" : "items"}`;
    const place = count === 1 ? "its place" : "their places";
    const what = gained
      ? `describes ${described} by ${place} now`
      : `does not describe ${described} by ${place} any more`;
    const suffix = gained ? "prefix-items-added" : "prefix-items-removed";
    const alone = withValue("prefixItems", (before = [], after = []) =>
      gained ? [...before, ...after.slice(before.length)] : before.slice(0, after.length),
    );
    const finding = {
      suffix,
      what,
      alone,
      values: `other items ${count === 1 ? "at this place" : "at these places"}`,
      source: typesVerdict(pair, sides),
    };
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
      ? (["contains-added", "must have an item that `contains` describes now"] as const)
      : (["contains-removed", "need not have an item that `contains` described any more"] as const);
    return [
      changeOf(
        {
          suffix,
          what,
          alone: withKeywords("contains", "minContains", "maxContains"),
          values: "lists without an item that `contains` describes",
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
      ? walk(
          old.contains.value,
          now.contains.value,
          withTypesOf(pair, positionInside(pair, old.contains.value, "contains", "[contains]", sides)),
        )
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
      const before = bound.old === Number.POSITIVE_INFINITY ? "any number" : `${most} ${bound.old}`;
      const after =
        bound.new === Number.POSITIVE_INFINITY ? "may have any number of" : `must have ${most} ${bound.new} of`;
      const beyond =
        bound.side === "upper"
          ? `more than ${Math.min(bound.old, bound.new)}`
          : `fewer than ${Math.max(bound.old, bound.new)}`;
      return [
        changeOf(
          {
            suffix,
            what: `${after} the items that \`contains\` describes now, and ${before} before`,
            alone: withKeywords(bound.keyword),
            values: `${beyond} of the items that \`contains\` describes`,
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
