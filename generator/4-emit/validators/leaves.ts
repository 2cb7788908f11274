import type { TypeName } from "../../2-normalise/api.js";
import { toPascalCase } from "../../3-analyse/words.js";
import { formatOf } from "./formats.js";
import type { Check, Rule } from "./program.js";
import { jsonTypeOf } from "./simplify.js";
import { subjectOf } from "./types.js";

/** A rule of nothing but types, a format and bounds. Its function is shared by all schemas that say the same. */
export interface Leaf {
  /** `StringOrNull`, `Uuid4`, `IntegerMinimum0`. Absent if it would be long; then the function is not shared. */
  readonly name: string | undefined;
  /** Equal for two rules if and only if they say the same. */
  readonly key: string;
  /** The rule with its types in a fixed order, as two schemas may list the same types in different orders. */
  readonly rule: Rule;
}

/** Returns the rule as a leaf, if it is one. Leaves with the same name have the same key. */
export function leafOf({ id, checks }: Rule): Leaf | undefined {
  const [typed, ...rest] = checks;
  if (typed?.op !== "type" || checks.some(({ via }) => via !== "")) return undefined;
  const types = order.filter((type) => typed.types.includes(type));
  const speaksOf = (check: Check) => types.some((type) => jsonTypeOf(type) === subjectOf(check));
  // A format of values that the types refuse has no effect.
  const others = rest.filter((check) => check.op !== "format" || speaksOf(check));
  const stated = new Set<Check>();
  const typeWords = types.map((type) => {
    const check = others.find((check) => formatOf(check, type));
    if (check) stated.add(check);
    return toPascalCase(check?.op === "format" ? check.format.name : type);
  });
  const words = others.map((check) => {
    if (check.op === "format") return check.format.name;
    return "limit" in check ? `${check.keyword}${check.limit}` : undefined;
  });
  if (words.includes(undefined)) return undefined;
  const more = words.filter((_, index) => !stated.has(others[index] as Check));
  const name = typeWords.join("Or") + more.map((word = "") => toPascalCase(spelled(word))).join("");
  const facts = types.filter((type) => type !== "null").length + more.length;
  return {
    name: facts > mostFacts ? undefined : name,
    key: [...types, ...words].join(" "),
    rule: { id, checks: [{ ...typed, types }, ...rest] },
  };
}

/** The most types (null aside) and bounds that a name lists. */
const mostFacts = 2;

const order: readonly TypeName[] = ["string", "integer", "number", "boolean", "array", "object", "null"];

/**
 * A limit in letters and digits, so that different limits have different names: `minimum-0.5` is `minimumMinus0Point5`.
 */
function spelled(word: string): string {
  return word.replaceAll("-", "Minus").replaceAll(".", "Point").replaceAll("+", "");
}
