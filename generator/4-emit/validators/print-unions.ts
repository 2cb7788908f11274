import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import { block, type Code, callArguments, code, join, lines, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { isAbsent, memberOf } from "./comparisons.js";
import { always, and, type Condition, choice, compares, expression, not, or, when } from "./conditions.js";
import { explanationOf } from "./explanations.js";
import type { Functions } from "./functions.js";
import { plainTypePhrase, tagPhrase, variantsPhrase } from "./phrases.js";
import { checkOf } from "./print-checks.js";
import { cases, type Tag } from "./print-switches.js";
import type { Check, Rule } from "./program.js";
import { failure, runtime } from "./runtime.js";
import type { Tests } from "./tests.js";
import { hasType } from "./types.js";

type UnionCheck = Extract<Check, { readonly op: "union" }>;

const value = code`value`;

/**
 * Explains why no variant of a union will do, or more than one does, by the variant that was meant. Where the
 * discrimination does not decide alone, it is asked only after the union's own test refused the value.
 */
export function explainUnion(check: UnionCheck, at: Code, functions: Functions, tests: Tests): Code {
  const { union } = check;
  const nullable = besidesNull(check);
  if (nullable !== undefined) return guarded(check, tests, explainNullable(nullable, check, at, functions));
  if (union === undefined || union.discrimination.by === "trial" || union.discrimination.by === "property") {
    return guarded(check, tests, code`${closest(check, at, functions)};`);
  }
  const variant = (id: SchemaId) => explainVariant(check, id, at, functions);
  const { discrimination } = union;
  switch (discrimination.by) {
    case "tag":
      return union.decisive
        ? explainByTag(discrimination, check, at, variant, functions)
        : guarded(check, tests, explainByTag(discrimination, check, at, variant, functions));
    case "type": {
      const types = [...discrimination.variants.keys()];
      const branches = [...discrimination.variants].map(
        ([type, id]) => code`if (${expression(hasType(type, value))}) ${block([code`${variant(id)};`])}`,
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

function explainByTag(
  tag: Tag,
  check: UnionCheck,
  at: Code,
  variant: (id: SchemaId) => Code,
  functions: Functions,
): Code {
  const { keyword } = check;
  const place = code`${imported("inside", runtime("explain"))}(${at}, ${tag.property}, "")`;
  const member = memberOf(value, tag.property);
  const without = withoutTag(tag, check, at, variant, functions);
  const phrase = tagPhrase([...tag.variants.keys()], without?.beside);
  const refused = code`${failure([place], keyword, phrase, member)};`;
  return code`
    if (${expression(not(hasType("object", value)))}) {
      ${failure([at], keyword, plainTypePhrase(["object", ...(isNullable(check) ? ["null" as const] : [])]), value)};
    } else {
      switch (${member}) {
        ${lines([
          cases(
            tag,
            (id) => code`
            ${variant(id)};
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

/** A variant without a tag that asks for certain properties was not meant where none of them is there. */
function withoutTag(
  tag: Tag,
  check: UnionCheck,
  at: Code,
  variant: (id: SchemaId) => Code,
  functions: Functions,
): Without | undefined {
  const isUntagged = compares(memberOf(value, tag.property), "===", code`undefined`);
  if (tag.untagged !== undefined) {
    const beside = requiredBy(tag.untagged, functions);
    const isThere = beside.length === 0 ? always : or(beside.map((name) => not(isAbsent(value, name))));
    return { meant: and([isUntagged, isThere]), explanation: code`${variant(tag.untagged)};`, beside };
  }
  // Without the tag a value may be of any variant that does not require it.
  const variants = [...new Set(tag.variants.values())];
  if (check.union?.decisive || variants.every((id) => requiredBy(id, functions).includes(tag.property)))
    return undefined;
  return { meant: isUntagged, explanation: code`${closest(check, at, functions)};`, beside: [] };
}

/** The properties without which a schema is certain to refuse an object. To know too few is safe. */
function requiredBy(id: SchemaId, functions: Functions): readonly string[] {
  return [...new Set(functions.checksOf(id).flatMap((check) => (check.op === "required" ? [check.name] : [])))];
}

/** The only variant that there is besides null, where null is valid for no other. */
function besidesNull({ rules, keyword, exclusive }: UnionCheck): number | undefined {
  const others = [...rules.keys()].filter((index) => !isNull(rules[index]));
  return rules.length === 2 && others.length === 1 && (keyword === "anyOf" || exclusive) ? others[0] : undefined;
}

function explainNullable(index: number, { rules, keyword }: UnionCheck, at: Code, functions: Functions): Code {
  const explain = explanationOf(rules[index] as Rule, functions);
  const parameters = [value, at, code`${`/${keyword}/${index}`}`, explain];
  return code`${imported("explainNullable", runtime("closest"))}${callArguments(parameters)};`;
}

/** Whether `null` is a variant besides those that the tag tells apart. */
function isNullable({ rules }: UnionCheck): boolean {
  return rules.some(isNull);
}

function isNull(rule: Rule | undefined): boolean {
  return rule?.checks.some((check) => check.op === "type" && check.types.join() === "null") ?? false;
}

/** A variant of a `oneOf` may be valid although the union is not: then another one is valid, too. */
function explainVariant(check: UnionCheck, id: SchemaId, at: Code, functions: Functions): Code {
  const explain = functions.schema("explain", id);
  // What has a name says itself where it stands.
  const place = functions.isNamed(id) ? at : code`${imported("step", runtime("explain"))}(${at}, ${locationOf(id)})`;
  if (check.keyword === "anyOf" || check.exclusive) return code`${explain}(value, ${place})`;
  const places = place === at ? [at, explain] : [at, explain, place];
  return code`${imported("explainOneOf", runtime("closest"))}${callArguments([value, ...places])}`;
}

function closest(check: UnionCheck, at: Code, functions: Functions): Code {
  const variants = check.rules.map((rule) => explanationOf(rule, functions));
  return code`${imported("explainClosest", runtime("closest"))}(value, ${at}, ${check.keyword}, ${list(code`[`, variants, code`]`)})`;
}
