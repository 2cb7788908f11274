import type { JsonValue } from "../../1-load/tree.js";
import { type Code, callArguments, code, list } from "../print/code.js";
import { access, imported } from "../print/identifiers.js";
import { type Condition, calls, compares, or } from "./conditions.js";
import { runtime } from "./runtime.js";

/** A property of a value that is known to be an object; a name that all objects inherit counts only as its own. */
export function memberOf(object: Code, name: string): Code {
  return name in Object.prototype
    ? code`${imported("own", runtime("objects"))}(${object}, ${name})`
    : access(object, name);
}

/** Whether a property is not there. One whose value is `undefined` is not: JSON text would not hold it. */
export function isAbsent(object: Code, name: string): Condition {
  return compares(memberOf(object, name), "===", code`undefined`);
}

/** Whether a value is one of those listed. A compiler has to follow every comparison, so many of them are one call. */
export function isOneOf(value: Code, listed: readonly Scalar[]): Condition {
  const literals = listed.map((wanted) => code`${wanted}`);
  if (literals.length <= 16) return or(literals.map((wanted) => compares(value, "===", wanted)));
  const includes = imported("includes", runtime("arrays"));
  return calls(code`${includes}${callArguments([list(code`[`, literals, code`]`), value])}`);
}

type Scalar = string | number | boolean | null;

export function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" || value === null;
}
