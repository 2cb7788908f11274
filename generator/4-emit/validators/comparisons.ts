import type { JsonValue } from "../../1-load/tree.js";
import { type Code, callArguments, code, group, indent, join, line, list } from "../print/code.js";
import { global, imported } from "../print/identifiers.js";
import { type Condition, calls, compares, expression, or } from "./conditions.js";
import { runtime } from "./runtime.js";

/**
 * The property of an object of which nothing is known yet, as an expression. In brackets, so that it also compiles with
 * `noPropertyAccessFromIndexSignature`. A name that every object inherits is read as an own property only.
 */
export function propertyOf(object: Code, name: string): Code {
  return name in Object.prototype
    ? code`${imported("own", runtime("objects"))}(${object}, ${name})`
    : code`${object}[${name}]`;
}

/** Whether a property is absent. One that is `undefined` counts as absent, as in `JSON.stringify`. */
export function isAbsent(object: Code, name: string): Condition {
  return compares(propertyOf(object, name), "===", code`undefined`);
}

/**
 * Whether any of the variants holds, or for `oneOf` exactly one (Core §10.2.1.2, §10.2.1.3). Many are counted in either
 * case: TypeScript follows the branches of `||` only so far, and does not follow sums.
 */
export function oneOrAny(keyword: "oneOf" | "anyOf", variants: readonly Condition[]): Condition {
  const possible = variants.filter((variant) => variant.kind !== "constant" || variant.holds);
  if (possible.length < 2 || (keyword === "anyOf" && possible.length <= mostBranches)) return or(possible);
  const counts = possible.map((variant) => group(code`${global("Number")}(`, indent(expression(variant)), code`)`));
  const count = group(indent(join(code` +${line}`, counts)));
  return keyword === "anyOf" ? compares(count, ">", code`0`) : compares(count, "===", code`1`);
}

const mostBranches = 200;

/**
 * Whether a value is one of a list. A long list is one call, as TypeScript is slow at narrowing by many comparisons.
 */
export function isOneOf(value: Code, values: readonly Scalar[]): Condition {
  const literals = values.map((each) => code`${each}`);
  if (literals.length <= 16) return or(literals.map((literal) => compares(value, "===", literal)));
  const includes = imported("includes", runtime("arrays"));
  return calls(code`${includes}${callArguments([list(code`[`, literals, code`]`), value])}`);
}

type Scalar = string | number | boolean | null;

export function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" || value === null;
}
