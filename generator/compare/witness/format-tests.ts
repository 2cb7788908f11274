import { domainToUnicode } from "node:url";
import { enabledFormats } from "../../3-analyse/formats.js";
import { createPatternTexts } from "../inclusion/pattern-texts.js";
import { endsSoon } from "./backtracking.js";

type FormatTest = (value: unknown) => boolean;

/** Formats for what z-schema says otherwise than the standard. */
export const unicodeRegex = "regex with the flag u";
export const movingPointer = "relative-json-pointer that may move an index";
export const bidiHostname = "hostname whose labels fit together in both directions";

/** The format that replaces `multipleOf`. */
export function multipleOfFormat(divisor: unknown): string {
  return `${multiple}${divisor}`;
}

const multiple = "multiple of ";

/** The format that replaces `pattern`. */
export function patternFormat(pattern: string): string {
  return `${matching}${pattern}`;
}

const matching = "text that matches ";

/** The test of a format that z-schema does not know, or knows otherwise. */
export function formatTest(name: string): FormatTest | undefined {
  if (name.startsWith(multiple)) {
    const divisor = name.slice(multiple.length);
    return ofNumbers((value) => isMultiple(String(value), divisor));
  }
  if (name.startsWith(matching)) return patternTest(name.slice(matching.length));
  return formats.get(name);
}

/**
 * The test of a pattern: by a regular expression, or by an automaton where that could take too long. Throws where it cannot
 * be said.
 */
function patternTest(pattern: string): FormatTest {
  const expression = new RegExp(pattern, "u");
  const patterns = createPatternTexts();
  return ofStrings((value) => {
    if (endsSoon(pattern, value.length)) return expression.test(value);
    const isMatch = patterns.matches(pattern, value);
    if (isMatch === undefined) throw new Error(`whether a text matches ${pattern} could take too long to find out`);
    return isMatch;
  });
}

/** Whether a format is an assertion: here, or to the generated validators. */
export function isChecked(name: string): boolean {
  return formatTest(name) !== undefined || checked.has(name);
}

const checked = enabledFormats(true);

/** The scripts that are read from right to left. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const relativePointer = /^(?:0|[1-9]\d*)(?:[+-][1-9]\d*)?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/su;
const uuid4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const base64 = /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/;

/** The formats of OpenAPI (OAS 3.1 §4.4.1 and the OpenAPI Format Registry), `uuid4`, and those of corrections. */
const formats: ReadonlyMap<string, FormatTest> = new Map([
  ["uuid4", ofStrings((value) => uuid4.test(value))],
  ["byte", ofStrings((value) => base64.test(value) && !value.includes("_"))],
  [movingPointer, ofStrings((value) => relativePointer.test(value))],
  [bidiHostname, ofStrings((value) => !value.split(".").some(isRightToLeft) || !/(?:^|\.)\d/.test(value))],
  [unicodeRegex, ofStrings(isRegex)],
  // Beyond halfway from the largest float to what would be the next one, a number rounds to infinity.
  ["float", ofNumbers((value) => Math.abs(value) < 2 ** 128 - 2 ** 103)],
  ...[8, 16, 32].flatMap((bits): [string, FormatTest][] => [
    [`int${bits}`, integersBetween(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)],
    [`uint${bits}`, integersBetween(0, 2 ** bits - 1)],
  ]),
  // Their largest values are parsed from JSON as these, the nearest doubles.
  ["int64", integersBetween(-(2 ** 63), 2 ** 63)],
  ["uint64", integersBetween(0, 2 ** 64)],
]);

function ofStrings(test: (value: string) => boolean): FormatTest {
  return (value) => typeof value !== "string" || test(value);
}

function ofNumbers(test: (value: number) => boolean): FormatTest {
  return (value) => typeof value !== "number" || test(value);
}

function integersBetween(least: number, most: number): FormatTest {
  return ofNumbers((value) => Number.isInteger(value) && value >= least && value <= most);
}

function isRightToLeft(label: string): boolean {
  return rightToLeft.test(domainToUnicode(label));
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Whether a decimal number is a multiple of another, computed with integers of the same exponent. */
function isMultiple(value: string, divisor: string): boolean {
  const [dividend, by] = [decimal(value), decimal(divisor)];
  const exponent = Math.min(dividend.exponent, by.exponent);
  const integer = (number: Decimal) => number.digits * 10n ** BigInt(number.exponent - exponent);
  return integer(dividend) % integer(by) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimal(text: string): Decimal {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? [];
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: Number(exponent) - fraction.length };
}
