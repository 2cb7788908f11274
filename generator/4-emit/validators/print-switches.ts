import type { SchemaId } from "../../2-normalise/api.js";
import type { TagDiscrimination } from "../../3-analyse/model.js";
import { tagsByVariant } from "../../3-analyse/variant-shapes.js";
import { type Code, code, empty, lines } from "../print/code.js";
import { isOneOf, oneOrAny, propertyOf } from "./comparisons.js";
import { and, type Condition, calls, compares, not, or, returned, when } from "./conditions.js";
import type { Check, Rule } from "./program.js";
import type { Tests } from "./tests.js";
import { isObjectWith } from "./types.js";

type UnionCheck = Extract<Check, { readonly op: "union" }>;

/** The tag of a union, if it alone decides which variant a value may match. */
export function decisiveTag({ union }: UnionCheck): TagDiscrimination | undefined {
  return union?.decisive && union.discrimination.by === "tag" ? union.discrimination : undefined;
}

/** The body of a test that switches on a tag. */
export function printTagSwitch(check: UnionCheck, tag: TagDiscrimination, value: Code, tests: Tests): Code {
  const nullTests = nullRules(check, tag).map((rule) => tests.test(rule, value));
  const [only, ...others] = tag.absent;
  const absent = others.length === 0 ? only : undefined;
  const absentCase =
    others.length === 0
      ? empty
      : code`
    case undefined:
      ${returned(absentCondition(check, tag, value, tests))}`;
  return code`
    ${nullTests.length === 0 ? empty : when(or(nullTests), code`return true;`)}
    ${when(not(mayBeTagged(tag, value)), code`return false;`)}
    switch (${propertyOf(value, tag.property)}) {
      ${lines([cases(tag, absent, (variant) => code`return ${isVariant(variant, value, tests)};`), absentCase])}
      default:
        return false;
    }`;
}

/** The same as an expression, for a union that is one check among others. */
export function tagCondition(check: UnionCheck, tag: TagDiscrimination, value: Code, tests: Tests): Condition {
  const tagValue = propertyOf(value, tag.property);
  const tagged = [...tagsByVariant(tag)].map(([variant, values]) =>
    and([isOneOf(tagValue, values), calls(isVariant(variant, value, tests))]),
  );
  const absent =
    tag.absent.length === 0
      ? []
      : [and([compares(tagValue, "===", code`undefined`), absentCondition(check, tag, value, tests)])];
  const nullTests = nullRules(check, tag).map((rule) => tests.test(rule, value));
  return or([...nullTests, and([mayBeTagged(tag, value), or([...tagged, ...absent])])]);
}

/** What a value without the tag must be: one of the members that do not require it, as `oneOf` and `anyOf` say. */
export function absentCondition(
  { keyword, rules }: UnionCheck,
  { absent, members }: TagDiscrimination,
  value: Code,
  tests: Tests,
): Condition {
  const possible = rules.filter(({ id }) => members.get(id)?.some((variant) => absent.includes(variant)));
  return oneOrAny(
    keyword,
    possible.map((rule) => tests.test(rule, value)),
  );
}

/** The rules of the members that are just `null`. */
export function nullRules({ rules }: UnionCheck, { nulls }: TagDiscrimination): readonly Rule[] {
  return rules.filter(({ id }) => nulls.includes(id));
}

/**
 * The cases of a switch over a tag: one for each variant, under all the values that it owns. `absent` is the one
 * variant that a value without the tag is.
 */
export function cases(tag: TagDiscrimination, absent: SchemaId | undefined, body: (variant: SchemaId) => Code): Code {
  const values = tagsByVariant(tag);
  const untagged = absent === undefined || values.has(absent) ? [] : [[absent, []] as const];
  return lines(
    [...values, ...untagged].map(
      ([variant, owned]) => code`
        ${lines(owned.map((value) => code`case ${value}:`))}
        ${variant === absent ? code`case undefined:` : empty}
          ${body(variant)}`,
    ),
  );
}

function isVariant(variant: SchemaId, value: Code, { functions }: Tests): Code {
  return code`${functions.schema("is", variant)}(${value})`;
}

function mayBeTagged(tag: TagDiscrimination, value: Code): Condition {
  return isObjectWith(tag.absent.length === 0 ? [tag.property] : [], value);
}
