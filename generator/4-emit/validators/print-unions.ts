import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { TagDiscrimination } from "../../3-analyse/model.js";
import { block, type Code, callArguments, code, join, lines, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { isAbsent, memberOf } from "./comparisons.js";
import { always, and, type Condition, choice, expression, not, or, when } from "./conditions.js";
import { explanationOf } from "./explanations.js";
import type { Functions } from "./functions.js";
import { plainTypePhrase, tagPhrase, variantsPhrase } from "./phrases.js";
import { checkOf } from "./print-checks.js";
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
export function explainUnion(check: UnionCheck, at: Code, functions: Functions, tests: Tests): Code {
  const { union } = check;
  const nullable = besidesNull(check);
  if (nullable !== undefined) return guarded(check, tests, explainNullable(nullable, check, at, functions));
  if (union === undefined || union.discrimination.by === "trial" || union.discrimination.by === "property") {
    return guarded(check, tests, code`${closest(check, at, functions)};`);
  }
  const { discrimination } = union;
  switch (discrimination.by) {
    case "tag": {
      const explanation = explainByTag(discrimination, check, at, functions, tests);
      return union.decisive ? explanation : guarded(check, tests, explanation);
    }
    case "type": {
      const types = [...discrimination.variants.keys()];
      const branches = [...discrimination.variants].map(
        ([type, id]) =>
          code`if (${expression(hasType(type, value))}) ${block([code`${explainVariant(check, id, at, functions)};`])}`,
      );
      const phrase = variantsPhrase(types.map((type) => [type, functions.checksOf(discrimination.variants.get(type))]));
      const refusal = block([code`${failure([at], check.keyword, phrase, value)};`]);
      const explanation = join(code` else `, [...branches, refusal]);
      return union.decisive ? explanation : guarded(check, tests, explanation);
    }
    default:
      throw new Error(`${discrimination satisfies never} is no discrimination`);
  }
}

function guarded(check: UnionCheck, tests: Tests, explanation: Code): Code {
  return code`
    ${when(not(checkOf(check, value, tests)), explanation)}`;
}

function explainByTag(tag: TagDiscrimination, check: UnionCheck, at: Code, functions: Functions, tests: Tests): Code {
  const { keyword } = check;
  const place = code`${imported("inside", runtime("explain"))}(${at}, ${tag.property}, "")`;
  const member = memberOf(value, tag.property);
  const without = withoutTag(tag, check, at, functions, tests);
  const phrase = tagPhrase([...tag.variants.keys()], without?.beside);
  const refused = code`${failure([place], keyword, phrase, member)};`;
  const nulls = nullRules(check, tag);
  const types = nulls.length > 0 ? (["object", "null"] as const) : (["object"] as const);
  const isNull = or(nulls.map((rule) => tests.test(rule, value)));
  return code`
    if (${expression(not(hasType("object", value)))}) {
      ${when(not(isNull), code`${failure([at], keyword, plainTypePhrase(types), value)};`)}
    } else {
      switch (${member}) {
        ${lines([
          cases(
            tag,
            undefined,
            (id) => code`
            ${explainVariant(check, id, at, functions)};
            break;`,
          ),
        ])}
        default:
          ${without === undefined ? refused : choice(without.meant, without.explanation, refused)}
      }
    }`;
}

/** What a value of a union is that does not have its tag. */
interface Without {
  /** Whether that is what was meant. */
  readonly meant: Condition;
  readonly explanation: Code;
  /** The properties that stand for the tag. */
  readonly beside: readonly string[];
}

/**
 * A variant without a tag that asks for certain properties was not meant where none of them is there. Nor is it where
 * the value has a tag, unless the variant may have one all the same.
 */
function withoutTag(
  tag: TagDiscrimination,
  check: UnionCheck,
  at: Code,
  functions: Functions,
  tests: Tests,
): Without | undefined {
  const isUntagged = isAbsent(value, tag.property);
  if (tag.untagged !== undefined) {
    const beside = requiredBy(tag.untagged, functions);
    const isThere = beside.length === 0 ? always : or(beside.map((name) => not(isAbsent(value, name))));
    const explanation = code`${explainVariant(check, tag.untagged, at, functions)};`;
    const meant = check.union?.decisive || beside.length === 0 ? and([isUntagged, isThere]) : isThere;
    return { meant, explanation, beside };
  }
  if (tag.absent.length === 0) return undefined;
  const isWrong = not(absentCondition(check, tag, value, tests));
  return { meant: isUntagged, explanation: when(isWrong, code`${closest(check, at, functions)};`), beside: [] };
}

/** The properties without which a schema is certain to refuse an object. To know too few is safe. */
function requiredBy(id: SchemaId, functions: Functions): readonly string[] {
  return [...new Set(functions.checksOf(id).flatMap((check) => (check.op === "required" ? [check.name] : [])))];
}

/** The only variant that there is besides null, where null is valid for no other. */
function besidesNull({ rules, keyword, exclusive }: UnionCheck): number | undefined {
  const others = [...rules.keys()].filter((index) => !isOnlyNull(rules[index]));
  return rules.length === 2 && others.length === 1 && (keyword === "anyOf" || exclusive) ? others[0] : undefined;
}

function explainNullable(index: number, { rules, keyword }: UnionCheck, at: Code, functions: Functions): Code {
  const explain = explanationOf(rules[index] as Rule, functions);
  const parameters = [value, at, code`${`/${keyword}/${index}`}`, explain];
  return code`${imported("explainNullable", runtime("closest"))}${callArguments(parameters)};`;
}

function isOnlyNull(rule: Rule | undefined): boolean {
  return rule?.checks.some((check) => check.op === "type" && check.types.join() === "null") ?? false;
}

/** A variant of a `oneOf` may be valid although the union is not: then another one is valid, too. */
function explainVariant(check: UnionCheck, id: SchemaId, at: Code, functions: Functions): Code {
  const explain = functions.schema("explain", id);
  // What has a name says itself where it stands.
  const place = functions.isNamed(id) ? at : code`${imported("step", runtime("explain"))}(${at}, ${locationOf(id)})`;
  if (check.keyword === "anyOf" || check.exclusive || check.union?.decisive) return code`${explain}(value, ${place})`;
  const places = place === at ? [at, explain] : [at, explain, place];
  return code`${imported("explainOneOf", runtime("closest"))}${callArguments([value, ...places])}`;
}

function closest(check: UnionCheck, at: Code, functions: Functions): Code {
  const variants = check.rules.map((rule) => explanationOf(rule, functions));
  return code`${imported("explainClosest", runtime("closest"))}(value, ${at}, ${check.keyword}, ${list(code`[`, variants, code`]`)})`;
}
