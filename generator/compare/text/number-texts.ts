import type { SchemaId } from "../../2-normalise/api.js";
import { inPlaceSchemas } from "../../2-normalise/applicators.js";
import type { BareKeywords } from "../located-keywords.js";
import type { Bound } from "./alternatives.js";
import type { TextSchemas } from "./text-schemas.js";
import { digitsBetween, longest } from "./whole-numbers.js";

/**
 * The texts of the numbers that a schema accepts, as schemas of strings, those that people write first. A number is
 * written as JSON writes it (OAS 3.2, Appendix B), and whoever reads one takes what JSON takes. What is before the point is
 * taken to be digits, however many: JSON lets both `1e21` and its digits be written.
 */
export function numberTexts(id: SchemaId, bound: Bound, texts: TextSchemas): readonly SchemaId[] {
  const part = texts.make({ allOf: [id], type: ["number"] });
  if (texts.isEmpty(part)) return [];
  const listed = listedNumbers(part, texts);
  if (listed !== undefined) return [texts.make({ enum: listed.map(String) })];
  const bySign = signs.map((sign) => {
    const ranges = rangeOf(part, sign, texts);
    if (ranges === undefined) return [];
    const patterns = bound === "possible" ? possiblePatterns : certainPatterns;
    return patterns(ranges, texts).map((pattern) => `^${sign.minus}${pattern}$`);
  });
  const plain = bySign.flatMap((patterns) => patterns.slice(0, 2));
  const exponents = bySign.flatMap((patterns) => patterns.slice(2));
  // Nobody writes it, and JSON reads it.
  const isZeroRead = bound === "certain" && texts.includes(texts.make({ const: 0 }), part).kind === "proven";
  const negativeZero = isZeroRead ? ["^-0$"] : [];
  return [...plain, ...exponents, ...negativeZero].map((pattern) => texts.make({ type: ["string"], pattern }));
}

/** All numbers of a schema, where they are few. */
function listedNumbers(part: SchemaId, texts: TextSchemas): readonly number[] | undefined {
  const values: number[] = [];
  while (values.length <= mostListed) {
    const others = texts.includes(part, texts.make({ enum: values }));
    if (others.kind === "proven") return values.toSorted((a, b) => a - b);
    if (others.kind === "unknown" || typeof others.witness !== "number") return undefined;
    values.push(others.witness);
  }
  return undefined;
}

const mostListed = 10;

/** Numbers of one sign, between two that are given without it. */
interface Sign {
  readonly minus: "" | "-";
  readonly between: (least: number, most: number) => BareKeywords;
}

const signs: readonly Sign[] = [
  { minus: "", between: (least, most) => ({ minimum: least, ...(most < unbounded ? { maximum: most } : {}) }) },
  { minus: "-", between: (least, most) => ({ maximum: -least, ...(most < unbounded ? { minimum: -most } : {}) }) },
];

const unbounded = Number.POSITIVE_INFINITY;

/** The numbers of one sign that a schema accepts, and the bounds that they keep, as far as the schema says them. */
interface Range {
  readonly whole: SchemaId;
  readonly part: SchemaId;
  readonly sign: Sign;
  readonly least: number;
  readonly most: number;
}

function rangeOf(whole: SchemaId, sign: Sign, texts: TextSchemas): Range | undefined {
  const { make, includes } = texts;
  // Zero has no sign.
  const part = make({
    allOf: [whole, make(sign.between(0, unbounded))],
    ...(sign.minus === "" ? {} : { not: make({ const: 0 }) }),
  });
  if (texts.isEmpty(part)) return undefined;
  const limits = limitsIn(whole, texts).toSorted((a, b) => a - b);
  const isWithin = (least: number, most: number) => includes(part, make(sign.between(least, most))).kind === "proven";
  const least = limits.findLast((limit) => isWithin(limit, unbounded)) ?? 0;
  const most = limits.find((limit) => isWithin(0, limit)) ?? unbounded;
  return { whole, part, sign, least, most };
}

/** The integers at which a schema may begin or end to accept numbers, without signs. */
function limitsIn(root: SchemaId, { schemas }: TextSchemas): readonly number[] {
  const limits = new Set<number>([1]);
  // A Set gives what is added while it is walked.
  const entered = new Set([root]);
  for (const id of entered) {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords") continue;
    for (const inner of inPlaceSchemas(schema)) entered.add(inner.id);
    const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema.keywords;
    for (const bound of [minimum, exclusiveMinimum, maximum, exclusiveMaximum]) {
      if (bound === undefined) continue;
      const limit = Math.abs(bound.value);
      for (const near of [limit - 1, limit, Math.ceil(limit), limit + 1]) limits.add(Math.floor(near));
    }
  }
  return [...limits].filter((limit) => limit >= 0 && limit <= longest);
}

/** Patterns that match the texts of all numbers in a range: without and with a fraction, then with an exponent. */
function possiblePatterns({ part, sign, least, most }: Range, texts: TextSchemas): readonly string[] {
  const isWithin = (limits: BareKeywords) => texts.includes(part, texts.make(limits)).kind === "proven";
  const whole = digitsBetween(least === 0 && sign.minus === "-" ? 1 : least, most);
  if (isWithin({ type: ["integer"] })) return [whole];
  const digits = [1, 2, 3, 4, 5, 6].find((count) => isWithin({ multipleOf: Number(`1e-${count}`) }));
  // Without a zero at the end, and with an exponent where it is very small (ECMA-262 §6.1.6.1.20).
  const fraction = `[.][0-9]${digits === undefined ? "*" : `{0,${digits - 1}}`}[1-9]`;
  const fractional = digitsBetween(Math.max(0, least - 1), most) + fraction;
  const isTiny = !texts.isEmpty(
    texts.make({ allOf: [part, texts.make(sign.between(0, 1e-6))], not: texts.make({ const: 0 }) }),
  );
  return [whole, fractional, ...(isTiny ? ["[1-9](?:[.][0-9]*[1-9])?e-(?:[7-9]|[1-9][0-9]+)"] : [])];
}

/** Patterns that match texts of numbers which are all accepted: without and with a fraction, then with an exponent. */
function certainPatterns({ whole, sign, least, most }: Range, texts: TextSchemas): readonly string[] {
  const accepts = (type: "integer" | "number") =>
    texts.includes(texts.make({ type: [type], ...sign.between(least, most) }), whole).kind === "proven";
  if (!accepts("integer")) return [];
  const integers = digitsBetween(least, most);
  if (!accepts("number")) return [integers];
  const fraction = "(?:[.][0-9]+)?";
  const fractional = most - 1 < least ? [] : [digitsBetween(least, most - 1) + fraction];
  const isUnlimited = least === 0 && most === unbounded;
  return [integers, ...fractional, ...(isUnlimited ? [`${integers}${fraction}(?:[eE][-+]?[0-9]+)?`] : [])];
}
