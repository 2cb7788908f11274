import type { KeywordName, Keywords } from "../../2-normalise/api.js";
import { type Finding, notInTypes, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { withKeywords } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";

/** A keyword that bounds something from above or from below. */
interface Bound {
  readonly keyword: BoundKeyword;
  readonly side: "upper" | "lower";
  /** As ids of rules have it: `max-length`. */
  readonly id: string;
  /** What is bounded, in a sentence: "must have at most 100 characters", "must be at most 100". */
  readonly verb: "be" | "have";
  readonly unit: (count: number) => string;
  readonly values: string;
  /** The bound that says nothing: there is none below 0 of what is counted. */
  readonly idle?: number;
}

type BoundKeyword = {
  [Name in KeywordName]: NonNullable<Keywords[Name]>["value"] extends number ? Name : never;
}[KeywordName];

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

const bounds: readonly Bound[] = [
  { keyword: "maximum", side: "upper", id: "max", verb: "be", unit: String, values: "numbers" },
  {
    keyword: "exclusiveMaximum",
    side: "upper",
    id: "exclusive-max",
    verb: "be",
    unit: String,
    values: "numbers",
  },
  { keyword: "minimum", side: "lower", id: "min", verb: "be", unit: String, values: "numbers" },
  {
    keyword: "exclusiveMinimum",
    side: "lower",
    id: "exclusive-min",
    verb: "be",
    unit: String,
    values: "numbers",
  },
  {
    keyword: "maxLength",
    side: "upper",
    id: "max-length",
    verb: "have",
    unit: counted("character", "characters"),
    values: "texts",
  },
  {
    keyword: "minLength",
    side: "lower",
    id: "min-length",
    verb: "have",
    unit: counted("character", "characters"),
    values: "texts",
    idle: 0,
  },
  {
    keyword: "maxItems",
    side: "upper",
    id: "max-items",
    verb: "have",
    unit: counted("item", "items"),
    values: "lists",
  },
  {
    keyword: "minItems",
    side: "lower",
    id: "min-items",
    verb: "have",
    unit: counted("item", "items"),
    values: "lists",
    idle: 0,
  },
  {
    keyword: "maxProperties",
    side: "upper",
    id: "max-properties",
    verb: "have",
    unit: counted("property", "properties"),
    values: "objects",
  },
  {
    keyword: "minProperties",
    side: "lower",
    id: "min-properties",
    verb: "have",
    unit: counted("property", "properties"),
    values: "objects",
    idle: 0,
  },
];

/** Bounds of numbers, texts, lists and objects (Validation §6.2 to §6.5). Only those of lists can show in a type: of a tuple. */
export const boundRules: readonly SchemaRule[] = bounds.map((bound) => ({
  keywords: [bound.keyword],
  compare(pair, { sides }) {
    const { keyword, idle } = bound;
    const [old, now] = [pair.old, pair.new]
      .map(({ keywords }) => keywords[keyword]?.value)
      .map((value) => (value === idle ? undefined : value));
    const found = findingOf(bound, old, now);
    if (found === undefined) return [];
    const showsInTypes = keyword === "maxItems" || keyword === "minItems";
    const source = showsInTypes ? typesVerdict(pair, sides, "surface") : notInTypes;
    return [changeOf({ ...found, alone: withKeywords(keyword), source, ...placesOf(pair, keyword) }, pair, sides)];
  },
}));

function findingOf(
  { side, id, verb, unit, values }: Bound,
  old: number | undefined,
  now: number | undefined,
): Pick<Finding, "suffix" | "what" | "values"> | undefined {
  if (old === now) return undefined;
  // An exclusive bound rules itself out, too.
  const exclusive = id.startsWith("exclusive-");
  const past = side === "upper" ? "more" : verb === "have" ? "fewer" : "less";
  const within = exclusive ? `${side === "upper" ? "less" : "more"} than` : side === "upper" ? "at most" : "at least";
  const must = (count: number) => `${verb} ${within} ${unit(count)}`;
  const tighter = old === undefined || (now !== undefined && now > old === (side === "lower"));
  // What the tighter of the two rules out is what makes the difference.
  const bound = (tighter ? now : old) ?? 0;
  const beyond = exclusive ? `${values} of ${unit(bound)} or ${past}` : `${values} of ${past} than ${unit(bound)}`;
  if (now === undefined) {
    return { suffix: `${id}-unset`, what: `need not ${must(bound)} any more`, values: beyond };
  }
  if (old === undefined) return { suffix: `${id}-set`, what: `must ${must(now)} now`, values: beyond };
  const suffix = `${id}-${now > old ? "increased" : "decreased"}`;
  return { suffix, what: `must ${must(now)} now, and ${within} ${old} before`, values: beyond };
}
