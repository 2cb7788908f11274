import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import type { Change, Places } from "../change.js";
import { type Finding, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { type Edit, withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Said } from "../sides.js";
import { inWords, shownValue } from "../words.js";

/** `enum` and `const` (Validation §6.1.2, §6.1.3). One value that is gained or lost is one change. */
export const valuesRule: SchemaRule = {
  keywords: ["enum", "const"],
  compare(pair, { sides }) {
    const [old, now] = [valuesOf(pair.old), valuesOf(pair.new)];
    const source = typesVerdict(pair, sides, "surface");
    return findingsOf(pair, old, now).map(
      (found): Change => changeOf({ ...found, source, ...placesIn(pair) }, pair, sides),
    );
  },
};

type Found = Pick<Finding, "suffix" | "what" | "alone" | "values">;
type Values = ReadonlyMap<string, JsonValue>;

const taken: Edit = withKeywords("enum", "const");

/** The old schema with another list of values. */
function listing(values: readonly JsonValue[]): Edit {
  return ({ enum: list, const: only, ...others }) => {
    const located = list ?? only;
    return located === undefined ? others : { ...others, enum: { ...located, value: values } };
  };
}

function findingsOf(pair: Pair, old: Values | undefined, now: Values | undefined): readonly Found[] {
  if (old === undefined || now === undefined) return madeOrLifted(pair, old, now);
  const gained = [...now].filter(([key]) => !old.has(key)).map(([, value]) => value);
  const lost = [...old].filter(([key]) => !now.has(key)).map(([, value]) => value);
  const [before, after] = [lost[0], gained[0]];
  if (old.size === 1 && now.size === 1 && before !== undefined && after !== undefined) {
    const what = `must be ${shownValue(after)} now, and was ${shownValue(before)}`;
    return [
      {
        suffix: "const-changed",
        what,
        alone: taken,
        values: { tightened: shownValue(before), loosened: shownValue(after) },
      },
    ];
  }
  return [
    ...gained
      .filter((value) => !isNullOfType(value, pair))
      .map((value): Found => {
        const [what, values] = [`gained the value ${shownValue(value)}`, `the value ${shownValue(value)}`];
        return { suffix: "enum-value-added", what, alone: listing([...old.values(), value]), values };
      }),
    ...lost
      .filter((value) => !isNullOfType(value, pair))
      .map((value): Found => {
        const [what, values] = [`lost the value ${shownValue(value)}`, `the value ${shownValue(value)}`];
        const left = [...old.values()].filter((each) => each !== value);
        return { suffix: "enum-value-removed", what, alone: listing(left), values };
      }),
  ];
}

function madeOrLifted({ new: { keywords } }: Pair, old: Values | undefined, now: Values | undefined): readonly Found[] {
  const listed = inWords([...(old ?? now ?? new Map<string, JsonValue>()).values()].map(shownValue), "or");
  if (now === undefined) {
    const suffix = old?.size === 1 ? "const-removed" : "enum-removed";
    const what = `may have other values now, and was ${listed} before`;
    return [{ suffix, what, alone: taken, values: `values other than ${listed}` }];
  }
  const suffix = keywords.const === undefined ? "became-enum" : "const-added";
  return [{ suffix, what: `must be ${listed} now`, alone: taken, values: `values other than ${listed}` }];
}

/** The values of a schema by their canonical text; nothing where it does not list them. What must be in both lists is. */
function valuesOf({ keywords }: Said): Values | undefined {
  const { enum: list, const: only } = keywords;
  const listed = list && byText(list.value);
  if (only === undefined) return listed;
  const single = byText([only.value]);
  return listed === undefined ? single : new Map([...single].filter(([key]) => listed.has(key)));
}

function byText(values: readonly JsonValue[]): Values {
  return new Map(values.map((value) => [canonicalJson(value), value]));
}

/** The rule of types tells what becomes of `null`, where the types say so too. */
function isNullOfType(value: JsonValue, { old, new: now }: Pair): boolean {
  const [before, after] = [old.keywords.type?.value, now.keywords.type?.value];
  return (
    value === null && before !== undefined && after !== undefined && before.includes("null") !== after.includes("null")
  );
}

function placesIn(pair: Pair): Places {
  const [ofEnum, ofConst] = [placesOf(pair, "enum"), placesOf(pair, "const")];
  return {
    old: pair.old.keywords.enum === undefined ? ofConst.old : ofEnum.old,
    new: pair.new.keywords.enum === undefined ? ofConst.new : ofEnum.new,
  };
}
