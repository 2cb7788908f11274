import type { KeywordName, SchemaId } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import type { Effect } from "../effects.js";
import { type Comparing, changeOf, type Pair, placesOf, type SchemaRule, typedPair, typesVerdict } from "../finding.js";
import { positionInside, positionJoined } from "../position.js";
import { type Sides, saidBy } from "../sides.js";
import { inWords, shownValue } from "../words.js";

/** `not`, `if` with `then` and `else`, and the keywords that depend on a property (Core §10.2, Validation §6.5.4). */
export const conditionRules: readonly SchemaRule[] = [
  {
    keywords: ["not"],
    compare(pair, { sides, walk }) {
      const [old, now] = [pair.old.keywords.not?.value, pair.new.keywords.not?.value];
      if (old !== undefined && now !== undefined) return walk(old, now, positionJoined(pair, "shrinks", "not"));
      return [held(pair, sides, "not", now !== undefined, { id: "not", what: "values of a kind", verb: "rules out" })];
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
      held(pair, sides, "if", now.if !== undefined, {
        id: "if",
        what: "something under a condition",
        verb: "asks for",
      }),
    ];
  }
  const changes = walk(old.if.value, now.if.value, positionJoined(pair, "either", "if"));
  const branches = (["then", "else"] as const).flatMap((keyword) => {
    const [before, after] = [old[keyword]?.value, now[keyword]?.value];
    if (before !== undefined && after !== undefined) return walk(before, after, positionJoined(pair, "grows", keyword));
    if (before === after) return [];
    const what =
      keyword === "then" ? "something where its condition holds" : "something where its condition does not hold";
    return [held(pair, sides, keyword, after !== undefined, { id: keyword, what, verb: "asks for" })];
  });
  return [...changes, ...branches];
}

/** A keyword that asks for more where it is there. */
function held(
  pair: Pair,
  sides: Sides,
  keyword: KeywordName,
  added: boolean,
  { id, what, verb }: { readonly id: string; readonly what: string; readonly verb: string },
): Change {
  const effect: Effect = added ? "tightened" : "loosened";
  const words = added ? `${verb} ${what} now` : `${verb} ${what} no more`;
  const finding = {
    suffix: `${id}-${added ? "added" : "removed"}`,
    what: words,
    effect,
    values: "values that are not so",
  };
  return changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesOf(pair, keyword) }, pair.position);
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
  const effect: Effect =
    gained.length > 0 && lost.length > 0 ? "changed" : gained.length > 0 ? "tightened" : "loosened";
  const happened =
    effect === "changed" ? "changed" : old.length === 0 ? "added" : now.length === 0 ? "removed" : "changed";
  const listed = inWords(now.map(shownValue), "and");
  const what =
    now.length === 0
      ? `requires nothing any more of what has ${shownValue(name)}`
      : `requires ${listed} of what has ${shownValue(name)}`;
  const finding = {
    suffix: `dependent-required-${happened}`,
    what,
    effect,
    values: `${shownValue(name)} without them`,
  };
  return [
    changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesOf(pair, "dependentRequired") }, pair.position),
  ];
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
          const joined = positionJoined(pair);
          const inside =
            segment === undefined ? joined : { ...positionInside(joined, segment), typed: typedPair(pair) };
          return walk(before, after, inside);
        }
        const change = held(pair, sides, keyword, after !== undefined, { id, what, verb: "asks for" });
        // Where other properties are refused, one that is described is one that is allowed.
        const refuses =
          keyword === "patternProperties" &&
          [pair.old, pair.new].some((said, index) =>
            closesOthers(said.keywords.additionalProperties?.value, index === 0 ? sides.old : sides.new),
          );
        if (!refuses) return [change];
        const finding = {
          suffix: `${id}-${after === undefined ? "removed" : "added"}`,
          what: change.what,
          effect: "changed" as const,
        };
        return [
          changeOf(
            { ...finding, values: "such properties", source: change.source, old: change.old, new: change.new },
            pair.position,
          ),
        ];
      });
    },
  };
}

function closesOthers(additional: SchemaId | undefined, model: Sides["old"]): boolean {
  return additional !== undefined && saidBy(model, additional).never;
}
