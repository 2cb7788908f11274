import type { KeywordName } from "../../2-normalise/api.js";
import type { Effect } from "../effects.js";
import { changeOf, type Finding, notInTypes, placesOf, type SchemaRule } from "../finding.js";
import type { Sides } from "../sides.js";
import { shownValue } from "../words.js";

/** `pattern`, `format`, `multipleOf`, `uniqueItems`: they rule values out and do not show in types (Validation §6, §7). */
export const assertionRules: readonly SchemaRule[] = [
  rule("pattern", (old, now) => asserted("pattern", "the pattern", "texts that do not match it", old, now)),
  rule("format", (old, now, sides) => {
    const found = asserted("format", "the format", "values of another format", old, now);
    if (found === undefined) return undefined;
    const checked = { old: checkedIn(old, sides.old), new: checkedIn(now, sides.new) };
    if (checked.old === undefined && checked.new === undefined) return { ...found, effect: "same" };
    if (checked.old === undefined || isWithin(checked.new, checked.old)) return { ...found, effect: "tightened" };
    if (checked.new === undefined || isWithin(checked.old, checked.new)) return { ...found, effect: "loosened" };
    return found;
  }),
  rule("multipleOf", (old, now) => {
    const found = asserted("multiple-of", "a multiple of", "numbers that are no multiple of it", old, now);
    if (found === undefined || old === undefined || now === undefined) return found;
    return { ...found, effect: isMultiple(now, old) ? "tightened" : isMultiple(old, now) ? "loosened" : "changed" };
  }),
  rule("uniqueItems", (old = false, now = false) => {
    if (old === now) return undefined;
    return now
      ? {
          suffix: "unique-items-set",
          what: "may not have an item twice any more",
          effect: "tightened",
          values: "an item twice",
        }
      : { suffix: "unique-items-unset", what: "may have an item twice", effect: "loosened", values: "an item twice" };
  }),
];

type Found = Pick<Finding, "suffix" | "what" | "effect" | "values">;
type Asserted = {
  readonly pattern: string;
  readonly format: string;
  readonly multipleOf: number;
  readonly uniqueItems: boolean;
};

function rule<K extends KeywordName & keyof Asserted>(
  keyword: K,
  find: (old: Asserted[K] | undefined, now: Asserted[K] | undefined, sides: Sides) => Found | undefined,
): SchemaRule {
  return {
    keywords: [keyword],
    compare(pair, { sides }) {
      const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
      const found = find(old as Asserted[K] | undefined, now as Asserted[K] | undefined, sides);
      return found === undefined
        ? []
        : [changeOf({ ...found, source: notInTypes, ...placesOf(pair, keyword) }, pair.position)];
    },
  };
}

function asserted<T extends string | number>(
  id: string,
  noun: string,
  values: string,
  old: T | undefined,
  now: T | undefined,
): Found | undefined {
  if (old === now) return undefined;
  const must = noun.startsWith("a ") ? "must be" : "must have";
  if (now === undefined) {
    return {
      suffix: `${id}-removed`,
      what: `need not ${must.slice("must ".length)} ${noun} ${shownValue(old)} any more`,
      effect: "loosened",
      values,
    };
  }
  if (old === undefined)
    return { suffix: `${id}-added`, what: `${must} ${noun} ${shownValue(now)}`, effect: "tightened", values };
  const effect: Effect = "changed";
  return {
    suffix: `${id}-changed`,
    what: `${must} ${noun} ${shownValue(now)} in place of ${shownValue(old)}`,
    effect,
    values,
  };
}

function isMultiple(value: number, of: number): boolean {
  return Number.isInteger(Number((value / of).toPrecision(15)));
}

/** A format that values are checked for; every other one is an annotation, and rules nothing out. */
function checkedIn(format: string | undefined, { formats }: Sides["old"]): string | undefined {
  return format !== undefined && formats.has(format) ? format : undefined;
}

/** Whether every value of one format is of another one, too. Not knowing says no. */
function isWithin(inner: string | undefined, outer: string | undefined): boolean {
  return inner !== undefined && outer !== undefined && (wider.get(inner) ?? []).includes(outer);
}

const wider: ReadonlyMap<string, readonly string[]> = new Map([
  ["uuid4", ["uuid"]],
  ["int8", ["int16", "int32", "int64"]],
  ["int16", ["int32", "int64"]],
  ["int32", ["int64"]],
  ["uint8", ["uint16", "uint32", "uint64", "int16", "int32", "int64"]],
  ["uint16", ["uint32", "uint64", "int32", "int64"]],
  ["uint32", ["uint64", "int64"]],
  ["uri", ["uri-reference"]],
  ["iri", ["iri-reference"]],
]);
