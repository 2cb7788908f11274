import type { KeywordName } from "../../2-normalise/api.js";
import { type Finding, notInTypes, type Pair, placesOf, type SchemaRule } from "../finding.js";
import { withKeywords } from "../keyword-edits.js";
import { changeOf, toldChange } from "../named-changes.js";
import { shownText } from "../words.js";
import { isEncodingRewritten } from "./text-encodings.js";

/** `pattern`, `format`, `multipleOf`, `uniqueItems`: they rule values out and do not show in types (Validation §6, §7). */
export const assertionRules: readonly SchemaRule[] = [
  rule("pattern", (old, now) => asserted(patterns, old, now)),
  formatRule(),
  rule("multipleOf", (old, now) => asserted(multiples, old, now)),
  rule("uniqueItems", (old = false, now = false) => {
    if (old === now) return undefined;
    return now
      ? {
          suffix: "unique-items-set",
          what: "may not have the same item twice any more",
          values: "the same item twice",
        }
      : { suffix: "unique-items-unset", what: "may have the same item twice now", values: "the same item twice" };
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
  const asserting = rule("format", (old, now) => asserted(formats, old, now));
  return {
    keywords: ["format"],
    compare(pair, comparing) {
      const { sides } = comparing;
      if (isEncodingRewritten(pair)) return [changeOf(encodingFinding(pair), pair, sides)];
      const [old, now] = [pair.old.keywords.format?.value, pair.new.keywords.format?.value];
      const isChecked =
        (old !== undefined && sides.old.formats.has(old)) || (now !== undefined && sides.new.formats.has(now));
      const found = isChecked ? undefined : asserted(formats, old, now);
      if (found === undefined) return asserting.compare(pair, comparing);
      return [toldChange({ ...found, source: notInTypes, ...placesOf(pair, "format") }, pair, sides)];
    },
  };
}

/** Who sends says by either keyword that a text is base64, though only a format is checked. */
function encodingFinding(pair: Pair): Finding {
  const [was, is] = ["`format: byte`", "`contentEncoding: base64`"];
  const common = {
    alone: withKeywords("format", "contentEncoding"),
    values: "texts that are not base64",
    source: notInTypes,
  };
  const [before, after] = [placesOf(pair, "format"), placesOf(pair, "contentEncoding")];
  return pair.new.keywords.format === undefined
    ? {
        ...common,
        suffix: "format-removed",
        what: `says ${is} now, and said ${was} before`,
        old: before.old,
        new: after.new,
      }
    : {
        ...common,
        suffix: "format-added",
        what: `says ${was} now, and said ${is} before`,
        old: after.old,
        new: before.new,
      };
}

/** How a keyword is told of that asks for one thing. */
interface Wording<T> {
  readonly id: string;
  /** What must be so: "match the pattern", and the thing with it. */
  readonly must: string;
  readonly shown: (value: T) => string;
  /** The values that do not meet it: "texts that do not match", and the thing with it. */
  readonly values: string;
}

const patterns: Wording<string> = {
  id: "pattern",
  must: "match the pattern",
  shown: shownText,
  values: "texts that do not match",
};
const formats: Wording<string> = {
  id: "format",
  must: "have the format",
  shown: shownText,
  values: "values that are not of the format",
};
const multiples: Wording<number> = {
  id: "multiple-of",
  must: "be a multiple of",
  shown: String,
  values: "numbers that are no multiple of",
};

function asserted<T>(
  { id, must, shown, values }: Wording<T>,
  old: T | undefined,
  now: T | undefined,
): Found | undefined {
  if (old === now) return undefined;
  const beyond = (value: T) => `${values} ${shown(value)}`;
  if (old === undefined)
    return now === undefined
      ? undefined
      : { suffix: `${id}-added`, what: `must ${must} ${shown(now)} now`, values: beyond(now) };
  if (now === undefined)
    return { suffix: `${id}-removed`, what: `need not ${must} ${shown(old)} any more`, values: beyond(old) };
  return {
    suffix: `${id}-changed`,
    what: `must ${must} ${shown(now)} now, and ${shown(old)} before`,
    values: { tightened: beyond(now), loosened: beyond(old) },
  };
}
