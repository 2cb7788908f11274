import { domainToUnicode } from "node:url";
import { enabledFormats } from "../../generator/3-analyse/formats.js";
import type { Components, WrittenKeywords, WrittenSchema } from "./written.js";

/**
 * A difference between z-schema and the standard, and how to rewrite a schema so that z-schema follows the standard. A
 * test checks each example: z-schema is wrong without the correction and right with it.
 */
export interface Correction {
  readonly reason: string;
  /** The section of the standard that decides. */
  readonly standard: string;
  readonly rewrite: (schema: WrittenKeywords) => WrittenKeywords;
  readonly example: { readonly schema: WrittenSchema; readonly value: unknown; readonly valid: boolean };
}

export const corrections: readonly Correction[] = [
  {
    reason: "`pattern` gets the flag `u` only where it cannot be compiled without: here an alternative never matches.",
    standard: "Core §6.4: regular expressions SHOULD be built with the `u` flag",
    rewrite: ({ pattern }) => (typeof pattern === "string" ? { pattern: unicode(pattern) } : {}),
    example: { schema: { pattern: "^.$" }, value: "😀", valid: true },
  },
  {
    reason: "the same for `patternProperties`.",
    standard: "Core §6.4: regular expressions SHOULD be built with the `u` flag",
    rewrite: ({ patternProperties }) =>
      patternProperties === undefined
        ? {}
        : {
            patternProperties: Object.fromEntries(
              Object.entries(patternProperties as Components).map(([pattern, schema]) => [unicode(pattern), schema]),
            ),
          },
    example: { schema: { patternProperties: { "^.$": false } }, value: { "😀": 1 }, valid: false },
  },
  {
    reason: "a number or a boolean that is listed where only strings are allowed is one.",
    standard: "no standard: specmill reads it as its text, and warns of it (`enum-value-unquoted`)",
    rewrite: ({ type, enum: values, const: only }) => ({
      ...(Array.isArray(values) && { enum: values.map((value) => quoted(value, type)) }),
      ...(only !== undefined && { const: quoted(only, type) }),
    }),
    example: { schema: { type: "string", enum: [1] }, value: "1", valid: true },
  },
  {
    reason: "an `enum` that lists a value twice is refused.",
    standard: "Validation §6.1.2: elements in the array SHOULD be unique",
    rewrite: ({ enum: values }) => (Array.isArray(values) ? { enum: distinct(values) } : {}),
    example: { schema: { enum: [1, 1] }, value: 1, valid: true },
  },
  {
    reason: "`multipleOf` divides in binary and rounds the result.",
    standard: "Validation §6.2.1: valid only if division by this keyword's value results in an integer",
    rewrite: ({ multipleOf, allOf }) =>
      multipleOf === undefined
        ? {}
        : {
            multipleOf: undefined,
            allOf: [...((allOf as WrittenSchema[] | undefined) ?? []), { format: `${multiple}${multipleOf}` }],
          },
    example: { schema: { multipleOf: 0.3 }, value: 1e20, valid: false },
  },
  {
    reason: "every format is asserted, also those that are annotations here.",
    standard: "Validation §7.2.1: which formats are asserted is for the implementation to say",
    rewrite: ({ format }) => (isAnnotation(format) ? { format: undefined } : {}),
    example: { schema: { format: "host-name" }, value: "-", valid: true },
  },
  {
    reason: "a `regex` is also accepted if it is one only without the flag `u`.",
    standard: "Validation §7.3.8: a regular expression; Core §6.4: these SHOULD be built with the `u` flag",
    rewrite: ({ format }) => (format === "regex" ? { format: unicodeRegex } : {}),
    example: { schema: { format: "regex" }, value: "a{2", valid: false },
  },
  {
    reason: "a Relative JSON Pointer may not move an index.",
    standard:
      "Validation §7.3.7; Relative JSON Pointer (draft-bhutton-relative-json-pointer-00) §3: index-manipulation",
    rewrite: ({ format }) => (format === "relative-json-pointer" ? { format: movingPointer } : {}),
    example: { schema: { format: "relative-json-pointer" }, value: "1-1", valid: true },
  },
  {
    reason: "an `unevaluatedProperties` ignores some properties that a nested one evaluates.",
    standard: "Core §11.3: the annotations of every unevaluatedProperties of in-place applicators are considered",
    rewrite: (schema) =>
      Object.hasOwn(schema, "unevaluatedProperties") && !hasOtherEvaluation(schema)
        ? { unevaluatedProperties: undefined, additionalProperties: schema.unevaluatedProperties }
        : {},
    example: {
      schema: { anyOf: [{ anyOf: [{ anyOf: [{ unevaluatedProperties: {} }] }], unevaluatedProperties: false }] },
      value: { a: 1 },
      valid: true,
    },
  },
  {
    reason: "an `unevaluatedItems` ignores some items that a nested one evaluates.",
    standard: "Core §11.2: the annotations of every unevaluatedItems of in-place applicators are considered",
    rewrite: (schema) =>
      Object.hasOwn(schema, "unevaluatedItems") && itemKeywords.every((keyword) => !Object.hasOwn(schema, keyword))
        ? { unevaluatedItems: undefined, items: schema.unevaluatedItems }
        : {},
    example: {
      schema: { if: false, else: { unevaluatedItems: { const: 1 } }, unevaluatedItems: false },
      value: [1],
      valid: true,
    },
  },
  {
    reason: "in a host name with a label that is read from right to left, another may begin with a digit.",
    standard: "Validation §7.3.3; RFC 5893 §2, rule 1: the first character must have the property L, R or AL",
    rewrite: ({ format, allOf }) =>
      format === "hostname"
        ? { allOf: [...((allOf as WrittenSchema[] | undefined) ?? []), { format: bidiHostname }] }
        : {},
    example: { schema: { format: "hostname" }, value: "1.xn--wgbh1c", valid: false },
  },
];

/** The text of a number or boolean, where `type` allows strings and not the value. */
function quoted(value: unknown, type: unknown): unknown {
  const types = [type].flat();
  const isNumber = typeof value === "number";
  if (!types.includes("string") || (!isNumber && typeof value !== "boolean")) return value;
  const isAllowed = types.includes(typeof value) || (Number.isInteger(value) && types.includes("integer"));
  return isAllowed ? value : JSON.stringify(value);
}

/** Keywords beside which `items` and `unevaluatedItems` mean different things. */
const itemKeywords = [
  ...["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else"],
  ...["prefixItems", "items", "contains"],
];

/** Whether other keywords evaluate properties, so that `additionalProperties` and `unevaluatedProperties` differ. */
function hasOtherEvaluation(schema: WrittenKeywords): boolean {
  const has = (keyword: string) => Object.hasOwn(schema, keyword);
  return has("additionalProperties") || has("$ref") || has("$dynamicRef") || appliedBy(schema).some(mayEvaluate);
}

/** Whether a schema may evaluate properties, itself or through schemas that it applies. */
function mayEvaluate(schema: WrittenSchema): boolean {
  if (typeof schema === "boolean") return false;
  const has = (keyword: string) => Object.hasOwn(schema, keyword);
  const own = ["properties", "patternProperties", "unevaluatedProperties"].some(has);
  return own || hasOtherEvaluation(schema);
}

/** The schemas that one applies to the same value. */
function appliedBy(schema: WrittenKeywords): readonly WrittenSchema[] {
  const keywordValue = <T>(keyword: string, none: T): T =>
    Object.hasOwn(schema, keyword) ? (schema[keyword] as T) : none;
  const lists = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => keywordValue<readonly WrittenSchema[]>(keyword, []));
  const single = ["if", "then", "else"].map((keyword) => keywordValue<WrittenSchema>(keyword, true));
  return [...lists, ...single, ...Object.values(keywordValue<Components>("dependentSchemas", {}))];
}

/** The test of a format that z-schema does not know. */
export function formatTest(name: string): ((value: unknown) => boolean) | undefined {
  if (name.startsWith(multiple)) {
    const divisor = name.slice(multiple.length);
    return (value) => typeof value !== "number" || isMultiple(String(value), divisor);
  }
  return formats[name];
}

const checked = enabledFormats(true);
/** The prefix of the formats that replace `multipleOf`. */
const multiple = "multiple of ";
const unicodeRegex = "regex with the flag u";
const movingPointer = "relative-json-pointer that may move an index";
const bidiHostname = "hostname whose labels fit together in both directions";
/** The scripts that are read from right to left, as far as drawn values have them. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const relativePointer = /^(?:0|[1-9]\d*)(?:[+-][1-9]\d*)?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/su;

function isRightToLeft(label: string): boolean {
  return rightToLeft.test(domainToUnicode(label));
}

function isAnnotation(format: unknown): boolean {
  return typeof format === "string" && formatTest(format) === undefined && !checked.has(format);
}

const uuid4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const base64 = /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/;

/** The formats of OpenAPI (OAS 3.1 §4.4.1), and `uuid4`. */
const formats: Readonly<Record<string, (value: unknown) => boolean>> = {
  uuid4: (value) => typeof value !== "string" || uuid4.test(value),
  byte: (value) => typeof value !== "string" || (base64.test(value) && !value.includes("_")),
  [movingPointer]: (value) => typeof value !== "string" || relativePointer.test(value),
  [bidiHostname]: (value) =>
    typeof value !== "string" || !value.split(".").some(isRightToLeft) || !/(?:^|\.)\d/.test(value),
  [unicodeRegex]: (value) => typeof value !== "string" || isRegex(value),
  binary: () => true,
  password: () => true,
  // Beyond halfway from the largest float to what would be the next one, a number rounds to infinity.
  float: (value) => typeof value !== "number" || Math.abs(value) < 2 ** 128 - 2 ** 103,
  double: () => true,
  int32: (value) => typeof value !== "number" || (value | 0) === value,
  int64: (value) => typeof value !== "number" || (Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63),
};

export const openApiFormats = Object.keys(formats).filter(
  (name) => ![unicodeRegex, movingPointer, bidiHostname].includes(name),
);

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

function unicode(pattern: string): string {
  return `(?:${pattern})|(?!)😀`;
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
