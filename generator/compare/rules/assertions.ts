import type { KeywordName } from "../../2-normalise/api.js";
import { type Finding, notInTypes, placesOf, type SchemaRule } from "../finding.js";
import { withKeywords } from "../keyword-edits.js";
import { changeOf, toldChange } from "../named-changes.js";
import { shownValue } from "../words.js";

/** `pattern`, `format`, `multipleOf`, `uniqueItems`: they rule values out and do not show in types (Validation §6, §7). */
export const assertionRules: readonly SchemaRule[] = [
  rule("pattern", (old, now) => asserted("pattern", "the pattern", "texts that do not match it", old, now)),
  formatRule(),
  rule("multipleOf", (old, now) =>
    asserted("multiple-of", "a multiple of", "numbers that are no multiple of it", old, now),
  ),
  rule("uniqueItems", (old = false, now = false) => {
    if (old === now) return undefined;
    return now
      ? {
          suffix: "unique-items-set",
          what: "may not have an item twice any more",
          values: "an item twice",
        }
      : { suffix: "unique-items-unset", what: "may have an item twice", values: "an item twice" };
  }),
];

type Found = Pick<Finding, "suffix" | "what" | "values">;
type Asserted = {
  readonly pattern: string;
  readonly format: string;
  readonly multipleOf: number;
  readonly uniqueItems: boolean;
};

function rule<K extends KeywordName & keyof Asserted>(
  keyword: K,
  find: (old: Asserted[K] | undefined, now: Asserted[K] | undefined) => Found | undefined,
): SchemaRule {
  return {
    keywords: [keyword],
    compare(pair, { sides }) {
      const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
      const found = find(old as Asserted[K] | undefined, now as Asserted[K] | undefined);
      return found === undefined
        ? []
        : [
            changeOf(
              { ...found, alone: withKeywords(keyword), source: notInTypes, ...placesOf(pair, keyword) },
              pair,
              sides,
            ),
          ];
    },
  };
}

/** A format that is not checked is an annotation (Validation §7.2.1), which is told like one. */
function formatRule(): SchemaRule {
  const asserting = rule("format", (old, now) =>
    asserted("format", "the format", "values of another format", old, now),
  );
  return {
    keywords: ["format"],
    compare(pair, comparing) {
      const { sides } = comparing;
      const [old, now] = [pair.old.keywords.format?.value, pair.new.keywords.format?.value];
      const isChecked =
        (old !== undefined && sides.old.formats.has(old)) || (now !== undefined && sides.new.formats.has(now));
      const found = isChecked ? undefined : asserted("format", "the format", "values of another format", old, now);
      if (found === undefined) return asserting.compare(pair, comparing);
      return [toldChange({ ...found, source: notInTypes, ...placesOf(pair, "format") }, pair, sides)];
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
      values,
    };
  }
  if (old === undefined) return { suffix: `${id}-added`, what: `${must} ${noun} ${shownValue(now)}`, values };
  return {
    suffix: `${id}-changed`,
    what: `${must} ${noun} ${shownValue(now)} in place of ${shownValue(old)}`,
    values,
  };
}
