import {
  bidiHostname,
  isChecked,
  movingPointer,
  multipleOfFormat,
  patternFormat,
  unicodeRegex,
} from "./format-tests.js";
import type { WrittenKeywords, WrittenSchema, WrittenSchemas } from "./written-schemas.js";

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
    reason:
      "names get the flag `u` in `patternProperties` only where these cannot be compiled without: here an alternative never matches.",
    standard: "Core §6.4: regular expressions SHOULD be built with the `u` flag",
    rewrite: ({ patternProperties }) =>
      patternProperties === undefined
        ? {}
        : {
            patternProperties: Object.fromEntries(
              Object.entries(patternProperties as WrittenSchemas).map(([pattern, schema]) => [
                unicode(pattern),
                schema,
              ]),
            ),
          },
    example: { schema: { patternProperties: { "^.$": false } }, value: { "😀": 1 }, valid: false },
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
      multipleOf === undefined ? {} : { multipleOf: undefined, ...withFormat(multipleOfFormat(multipleOf), allOf) },
    example: { schema: { multipleOf: 0.3 }, value: 1e20, valid: false },
  },
  {
    reason: "every format is asserted, also those that are annotations here.",
    standard: "Validation §7.2.1: which formats are asserted is for the implementation to say",
    rewrite: ({ format }) => (typeof format === "string" && !isChecked(format) ? { format: undefined } : {}),
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
    rewrite: ({ format, allOf }) => (format === "hostname" ? withFormat(bidiHostname, allOf) : {}),
    example: { schema: { format: "hostname" }, value: "1.xn--wgbh1c", valid: false },
  },
  {
    reason:
      "`pattern` gets the flag `u` only where it cannot be compiled without, and is refused where a repetition stands in another.",
    standard: "Core §6.4: regular expressions SHOULD be built with the `u` flag",
    rewrite: ({ pattern, allOf }) =>
      typeof pattern === "string" ? { pattern: undefined, ...withFormat(patternFormat(pattern), allOf) } : {},
    example: { schema: { pattern: "^.(?:-[a-z]+)*$" }, value: "😀", valid: true },
  },
];

/** One more format beside what is in `allOf` already. */
function withFormat(format: string, allOf: unknown): WrittenKeywords {
  return { allOf: [...((allOf as WrittenSchema[] | undefined) ?? []), { format }] };
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
  return [...lists, ...single, ...Object.values(keywordValue<WrittenSchemas>("dependentSchemas", {}))];
}

function unicode(pattern: string): string {
  return `(?:${pattern})|(?!)😀`;
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
