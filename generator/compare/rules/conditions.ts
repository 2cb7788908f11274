import type { KeywordName } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { type Comparing, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { positionInside, positionJoined, withTypesOf } from "../inside.js";
import { type Edit, withEntry, withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Sides } from "../sides.js";
import { inWords, shownText } from "../words.js";

/** `not`, `if` with `then` and `else`, and the keywords that depend on a property (Core §10.2, Validation §6.5.4). */
export const conditionRules: readonly SchemaRule[] = [
  {
    keywords: ["not"],
    compare(pair, { sides, walk }) {
      const [old, now] = [pair.old.keywords.not?.value, pair.new.keywords.not?.value];
      if (old !== undefined && now !== undefined) return walk(old, now, positionJoined(pair, old, "not", sides));
      return [
        held(pair, sides, "not", now !== undefined, withKeywords("not"), {
          id: "not",
          added: "may not be what `not` describes any more",
          removed: "may be what `not` described now",
          values: "what `not` describes",
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
    added: `asks for more beside ${shownText(name)} now`,
    removed: `does not ask for more beside ${shownText(name)} any more`,
    values: `${shownText(name)} but without what it asks for`,
    segment: undefined,
  })),
  keyed("patternProperties", "pattern-property", (name) => ({
    added: `says what properties that match ${shownText(name)} must be now`,
    removed: `does not say any more what properties that match ${shownText(name)} must be`,
    values: `properties of another kind that match ${shownText(name)}`,
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
        added: "must meet the condition `if` with `then` and `else` now",
        removed: "need not meet the condition `if` with `then` and `else` any more",
        values: "values that do not meet that condition",
      }),
    ];
  }
  const changes = walk(old.if.value, now.if.value, positionJoined(pair, old.if.value, "if", sides));
  const branches = (["then", "else"] as const).flatMap((keyword) => {
    const [before, after] = [old[keyword]?.value, now[keyword]?.value];
    if (before !== undefined && after !== undefined)
      return walk(before, after, positionJoined(pair, before, keyword, sides));
    if (before === after) return [];
    const where = keyword === "then" ? "where `if` holds" : "where `if` does not hold";
    return [
      held(pair, sides, keyword, after !== undefined, withKeywords(keyword), {
        id: keyword,
        added: `must be what \`${keyword}\` describes now, ${where}`,
        removed: `need not be what \`${keyword}\` described any more, ${where}`,
        values: `values that are not what \`${keyword}\` describes`,
      }),
    ];
  });
  return [...changes, ...branches];
}

/** How it is told that a keyword came or went. */
interface Wording {
  /** As the id of the rule has it. */
  readonly id: string;
  readonly added: string;
  readonly removed: string;
  /** What it refuses. */
  readonly values: string;
}

/** A keyword that asks for more where it is there. */
function held(
  pair: Pair,
  sides: Sides,
  keyword: KeywordName,
  isAdded: boolean,
  alone: Edit,
  { id, added, removed, values }: Wording,
): Change {
  const [suffix, what] = isAdded ? [`${id}-added`, added] : [`${id}-removed`, removed];
  const finding = { suffix, what, alone, values };
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
  const [before, after] = [old, now].map((names) => inWords(names.map(shownText), "and"));
  const shown = shownText(name);
  const what =
    now.length === 0
      ? `does not require ${before} beside ${shown} any more`
      : `requires ${after} beside ${shown} now${old.length === 0 ? "" : `, and ${before} before`}`;
  const without = (names: readonly string[]) => `${shown} but without ${inWords(names.map(shownText), "or")}`;
  const finding = {
    suffix: `dependent-required-${happened}`,
    what,
    alone: withEntry("dependentRequired", name),
    values: {
      tightened: without(gained.length === 0 ? lost : gained),
      loosened: without(lost.length === 0 ? gained : lost),
    },
  };
  const source = typesVerdict(pair, sides);
  return [changeOf({ ...finding, source, ...placesOf(pair, "dependentRequired") }, pair, sides)];
}

/** A keyword with a schema for each name or pattern. */
function keyed(
  keyword: "dependentSchemas" | "patternProperties",
  id: string,
  words: (name: string) => Omit<Wording, "id"> & { readonly segment: string | undefined },
): SchemaRule {
  return {
    keywords: [keyword],
    compare(pair, { sides, walk }) {
      const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
      const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
      return [...names].flatMap((name): readonly Change[] => {
        const [before, after] = [old?.get(name), now?.get(name)];
        const { segment, ...wording } = words(name);
        if (before !== undefined && after !== undefined) {
          const inside =
            segment === undefined
              ? positionJoined(pair, before, keyword, sides)
              : withTypesOf(pair, positionInside(pair, before, keyword, segment, sides));
          return walk(before, after, inside);
        }
        const alone = withEntry(keyword, name);
        return [held(pair, sides, keyword, after !== undefined, alone, { id, ...wording })];
      });
    },
  };
}
