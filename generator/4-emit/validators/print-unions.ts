import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import { block, type Code, callArguments, code, join, lines, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { expression, not, when } from "./conditions.js";
import { explanationOf } from "./explanations.js";
import type { Functions } from "./functions.js";
import { plainTypePhrase, tagPhrase } from "./phrases.js";
import { checkOf, memberOf, type Tests } from "./print-checks.js";
import { cases, type Tag } from "./print-switches.js";
import type { Check } from "./program.js";
import { failure, runtime } from "./runtime.js";
import { hasType } from "./types.js";

type UnionCheck = Extract<Check, { readonly op: "union" }>;

const value = code`value`;

/**
 * Explains why no variant of a union will do, or more than one does, by the variant that was meant. Where the
 * discrimination does not decide alone, it is asked only after the union's own test refused the value.
 */
export function explainUnion(check: UnionCheck, at: Code, functions: Functions, tests: Tests): Code {
  const { union } = check;
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
      const refusal = block([code`${failure([at], check.keyword, plainTypePhrase(types), value)};`]);
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
  const untagged = tag.untagged === undefined ? undefined : variant(tag.untagged);
  // Without the tag a value may be of any variant that does not require it.
  const open = !check.union?.decisive && check.rules.some((rule) => !functions.requires(rule, tag.property));
  const absent = untagged ?? (open ? closest(check, at, functions) : undefined);
  const place = code`${imported("inside", runtime("explain"))}(${at}, ${tag.property}, "")`;
  const phrase = tagPhrase([...tag.variants.keys()], absent !== undefined);
  const member = memberOf(value, tag.property);
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
          absent === undefined
            ? code``
            : code`
              case undefined:
                ${absent};
                break;`,
        ])}
        default:
          ${failure([place], keyword, phrase, member)};
      }
    }`;
}

/** Whether `null` is a variant besides those that the tag tells apart. */
function isNullable({ rules }: UnionCheck): boolean {
  return rules.some(({ checks }) => checks.some((check) => check.op === "type" && check.types.join() === "null"));
}

/** A variant of a `oneOf` may be valid although the union is not: then another one is valid, too. */
function explainVariant(check: UnionCheck, id: SchemaId, at: Code, functions: Functions): Code {
  const explain = functions.schema("explain", id);
  // What has a name says itself where it stands.
  const place = functions.isNamed(id) ? at : code`${imported("step", runtime("explain"))}(${at}, ${locationOf(id)})`;
  if (check.keyword === "anyOf" || check.exclusive) return code`${explain}(value, ${place})`;
  const places = place === at ? [at, explain] : [at, explain, place];
  return code`${imported("onlyOne", runtime("closest"))}${callArguments([value, ...places])}`;
}

function closest(check: UnionCheck, at: Code, functions: Functions): Code {
  const variants = check.rules.map((rule) => explanationOf(rule, functions));
  return code`${imported("closest", runtime("closest"))}(value, ${at}, ${check.keyword}, ${list(code`[`, variants, code`]`)})`;
}
