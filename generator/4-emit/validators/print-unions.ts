import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { TagDiscrimination } from "../../3-analyse/model.js";
import { plainTypePhrase, tagPhrase } from "../../3-analyse/phrases.js";
import { block, type Code, callArguments, code, join, lines, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { isAbsent, propertyOf } from "./comparisons.js";
import { always, and, type Condition, choice, expression, not, or, when } from "./conditions.js";
import { explanationOf } from "./explanations.js";
import type { Functions } from "./functions.js";
import { variantsPhrase } from "./phrases.js";
import { checkCondition } from "./print-checks.js";
import { absentCondition, cases, nullRules } from "./print-switches.js";
import type { Check, Rule } from "./program.js";
import { failure, runtime } from "./runtime.js";
import type { Tests } from "./tests.js";
import { hasType } from "./types.js";

type UnionCheck = Extract<Check, { readonly op: "union" }>;

const value = code`value`;

/**
 * Explains why no variant of a union will do, or more than one does, by the variant that was meant. Where the
 * discrimination does not decide alone, the union's own test must refuse the value first.
 */
export function explainUnion(check: UnionCheck, path: Code, functions: Functions, tests: Tests): Code {
  const { union } = check;
  const nullable = besidesNull(check);
  if (nullable !== undefined) return guarded(check, tests, explainNullable(nullable, check, path, functions));
  if (union === undefined || union.discrimination.by === "trial" || union.discrimination.by === "property") {
    return guarded(check, tests, code`${closest(check, path, functions)};`);
  }
  const { discrimination } = union;
  switch (discrimination.by) {
    case "tag": {
      const explanation = explainByTag(discrimination, check, path, functions, tests);
      return union.decisive ? explanation : guarded(check, tests, explanation);
    }
    case "type": {
      const types = [...discrimination.variants.keys()];
      const branches = [...discrimination.variants].map(
        ([type, id]) =>
          code`if (${expression(hasType(type, value))}) ${block([code`${explainVariant(check, id, path, functions)};`])}`,
      );
      const phrase = variantsPhrase(types.map((type) => [type, functions.checksOf(discrimination.variants.get(type))]));
      const refusal = block([code`${failure([path], check.keyword, phrase, value)};`]);
      const explanation = join(code` else `, [...branches, refusal]);
      return union.decisive ? explanation : guarded(check, tests, explanation);
    }
    default:
      throw new Error(`${discrimination satisfies never} is no discrimination`);
  }
}

function guarded(check: UnionCheck, tests: Tests, explanation: Code): Code {
  return code`
    ${when(not(checkCondition(check, value, tests)), explanation)}`;
}

function explainByTag(tag: TagDiscrimination, check: UnionCheck, path: Code, functions: Functions, tests: Tests): Code {
  const { keyword } = check;
  const innerPath = code`${imported("inside", runtime("explain"))}(${path}, ${tag.property}, "")`;
  const tagValue = propertyOf(value, tag.property);
  const without = withoutTag(tag, check, path, functions, tests);
  const phrase = tagPhrase([...tag.variants.keys()], without?.beside);
  const refused = code`${failure([innerPath], keyword, phrase, tagValue)};`;
  const nulls = nullRules(check, tag);
  const types = nulls.length > 0 ? (["object", "null"] as const) : (["object"] as const);
  const isNull = or(nulls.map((rule) => tests.test(rule, value)));
  return code`
    if (${expression(not(hasType("object", value)))}) {
      ${when(not(isNull), code`${failure([path], keyword, plainTypePhrase(types), value)};`)}
    } else {
      switch (${tagValue}) {
        ${lines([
          cases(
            tag,
            undefined,
            (id) => code`
            ${explainVariant(check, id, path, functions)};
            break;`,
          ),
        ])}
        default:
          ${without === undefined ? refused : choice(without.meant, without.explanation, refused)}
      }
    }`;
}

/** How to explain a value without a tag. */
interface Without {
  /** Whether the value was meant to be without a tag. */
  readonly meant: Condition;
  readonly explanation: Code;
  /** The properties that a value without a tag must have. */
  readonly beside: readonly string[];
}

/**
 * A variant without a tag that asks for certain properties was not meant where none of them is there. Nor is it where
 * the value has a tag, unless the variant may have one all the same.
 */
function withoutTag(
  tag: TagDiscrimination,
  check: UnionCheck,
  path: Code,
  functions: Functions,
  tests: Tests,
): Without | undefined {
  const isUntagged = isAbsent(value, tag.property);
  if (tag.untagged !== undefined) {
    const beside = requiredBy(tag.untagged, functions);
    const isThere = beside.length === 0 ? always : or(beside.map((name) => not(isAbsent(value, name))));
    const explanation = code`${explainVariant(check, tag.untagged, path, functions)};`;
    const meant = check.union?.decisive || beside.length === 0 ? and([isUntagged, isThere]) : isThere;
    return { meant, explanation, beside };
  }
  if (tag.absent.length === 0) return undefined;
  const isWrong = not(absentCondition(check, tag, value, tests));
  return { meant: isUntagged, explanation: when(isWrong, code`${closest(check, path, functions)};`), beside: [] };
}

/** The properties that a schema certainly requires. Too few are safe. */
function requiredBy(id: SchemaId, functions: Functions): readonly string[] {
  return [...new Set(functions.checksOf(id).flatMap((check) => (check.op === "required" ? [check.name] : [])))];
}

/** The index of the only variant besides `null`, if `null` matches no other. */
function besidesNull({ rules, keyword, exclusive }: UnionCheck): number | undefined {
  const others = [...rules.keys()].filter((index) => !isOnlyNull(rules[index]));
  return rules.length === 2 && others.length === 1 && (keyword === "anyOf" || exclusive) ? others[0] : undefined;
}

function explainNullable(index: number, { rules, keyword }: UnionCheck, path: Code, functions: Functions): Code {
  const explain = explanationOf(rules[index] as Rule, functions);
  const parameters = [value, path, code`${`/${keyword}/${index}`}`, explain];
  return code`${imported("explainNullable", runtime("closest"))}${callArguments(parameters)};`;
}

function isOnlyNull(rule: Rule | undefined): boolean {
  return rule?.checks.some((check) => check.op === "type" && check.types.join() === "null") ?? false;
}

/** Explains a value by one variant. If the value matches this variant of a `oneOf`, it matches another one too. */
function explainVariant(check: UnionCheck, id: SchemaId, path: Code, functions: Functions): Code {
  const explain = functions.schema("explain", id);
  // The explanation of a named schema adds its own location.
  const innerPath = functions.isNamed(id)
    ? path
    : code`${imported("step", runtime("explain"))}(${path}, ${locationOf(id)})`;
  if (check.keyword === "anyOf" || check.exclusive || check.union?.decisive)
    return code`${explain}(value, ${innerPath})`;
  const paths = innerPath === path ? [path, explain] : [path, explain, innerPath];
  return code`${imported("explainOneOf", runtime("closest"))}${callArguments([value, ...paths])}`;
}

function closest(check: UnionCheck, path: Code, functions: Functions): Code {
  const variants = check.rules.map((rule) => explanationOf(rule, functions));
  return code`${imported("explainClosest", runtime("closest"))}(value, ${path}, ${check.keyword}, ${list(code`[`, variants, code`]`)})`;
}
