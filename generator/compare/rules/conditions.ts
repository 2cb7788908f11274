import type { KeywordName } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { type Comparing, type Pair, placesOf, type SchemaRule, typedPair, typesVerdict } from "../finding.js";
import { positionInside, positionJoined } from "../inside.js";
import { type Edit, withEntry, withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Sides } from "../sides.js";
import { inWords, shownValue } from "../words.js";

/** `not`, `if` with `then` and `else`, and the keywords that depend on a property (Core §10.2, Validation §6.5.4). */
export const conditionRules: readonly SchemaRule[] = [
  {
    keywords: ["not"],
    compare(pair, { sides, walk }) {
      const [old, now] = [pair.old.keywords.not?.value, pair.new.keywords.not?.value];
      if (old !== undefined && now !== undefined)
        return walk(old, now, positionJoined(pair, old, sides, { dependence: "either", condition: "not" }));
      return [
        held(pair, sides, "not", now !== undefined, withKeywords("not"), {
          id: "not",
          what: "values of a kind",
          verb: "rules out",
        }),
      ];
    },
  },
  { keywords: ["if", "then", "else"], compare: compareCondition },
  {
    keywords: ["dependentRequired"],
    compare(pair, { sides }) {
      const [old, now] = [pair.old.keywords.dependentRequired?.value, pair.new.keywords.dependentRequired?.value];
      const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
      return [...names].flatMap((name) =>
        dependentChange(name, old?.get(name) ?? [], now?.get(name) ?? [], pair, sides),
      );
    },
  },
  keyed("dependentSchemas", "dependent-schema", (name) => ({
    what: `more of what has ${shownValue(name)}`,
    segment: undefined,
  })),
  keyed("patternProperties", "pattern-property", (name) => ({
    what: `something of properties that match ${shownValue(name)}`,
    segment: `[/${name}/]`,
  })),
];

function compareCondition(pair: Pair, { sides, walk }: Comparing): readonly Change[] {
  const [old, now] = [pair.old.keywords, pair.new.keywords];
  if (old.if === undefined && now.if === undefined) return [];
  if (old.if === undefined || now.if === undefined) {
    return [
      held(pair, sides, "if", now.if !== undefined, withKeywords("if", "then", "else"), {
        id: "if",
        what: "something under a condition",
        verb: "asks for",
      }),
    ];
  }
  const changes = walk(
    old.if.value,
    now.if.value,
    positionJoined(pair, old.if.value, sides, { dependence: "either", condition: "if" }),
  );
  const branches = (["then", "else"] as const).flatMap((keyword) => {
    const [before, after] = [old[keyword]?.value, now[keyword]?.value];
    if (before !== undefined && after !== undefined)
      return walk(before, after, positionJoined(pair, before, sides, { condition: keyword }));
    if (before === after) return [];
    const what =
      keyword === "then" ? "something where its condition holds" : "something where its condition does not hold";
    return [
      held(pair, sides, keyword, after !== undefined, withKeywords(keyword), { id: keyword, what, verb: "asks for" }),
    ];
  });
  return [...changes, ...branches];
}

/** A keyword that asks for more where it is there. */
function held(
  pair: Pair,
  sides: Sides,
  keyword: KeywordName,
  added: boolean,
  alone: Edit,
  { id, what, verb }: { readonly id: string; readonly what: string; readonly verb: string },
): Change {
  const words = added ? `${verb} ${what} now` : `${verb} ${what} no more`;
  const finding = {
    suffix: `${id}-${added ? "added" : "removed"}`,
    what: words,
    alone,
    values: "values that are not so",
  };
  return changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesOf(pair, keyword) }, pair, sides);
}

function dependentChange(
  name: string,
  old: readonly string[],
  now: readonly string[],
  pair: Pair,
  sides: Sides,
): readonly Change[] {
  const gained = now.filter((each) => !old.includes(each));
  const lost = old.filter((each) => !now.includes(each));
  if (gained.length === 0 && lost.length === 0) return [];
  const happened = old.length === 0 ? "added" : now.length === 0 ? "removed" : "changed";
  const listed = inWords(now.map(shownValue), "and");
  const what =
    now.length === 0
      ? `requires nothing any more of what has ${shownValue(name)}`
      : `requires ${listed} of what has ${shownValue(name)}`;
  const finding = {
    suffix: `dependent-required-${happened}`,
    what,
    alone: withEntry("dependentRequired", name),
    values: `${shownValue(name)} without them`,
  };
  const source = typesVerdict(pair, sides);
  return [changeOf({ ...finding, source, ...placesOf(pair, "dependentRequired") }, pair, sides)];
}

/** A keyword with a schema for each name or pattern. */
function keyed(
  keyword: "dependentSchemas" | "patternProperties",
  id: string,
  words: (name: string) => { readonly what: string; readonly segment: string | undefined },
): SchemaRule {
  return {
    keywords: [keyword],
    compare(pair, { sides, walk }) {
      const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
      const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
      return [...names].flatMap((name): readonly Change[] => {
        const [before, after] = [old?.get(name), now?.get(name)];
        const { what, segment } = words(name);
        if (before !== undefined && after !== undefined) {
          const inside =
            segment === undefined
              ? positionJoined(pair, before, sides)
              : { ...positionInside(pair, before, segment, sides), typed: typedPair(pair) };
          return walk(before, after, inside);
        }
        const alone = withEntry(keyword, name);
        return [held(pair, sides, keyword, after !== undefined, alone, { id, what, verb: "asks for" })];
      });
    },
  };
}
