import { type Code, callArguments, code, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { type Condition, calls, compares, or } from "./conditions.js";
import { closedBy, isCounted } from "./print-loops.js";
import type { Check } from "./program.js";
import { runtime } from "./runtime.js";

/**
 * The names of all properties that an object may have, if all of them are required; otherwise `undefined`. If an object
 * has them all, counting its properties shows whether it has others. `checks` are those for objects.
 *
 * An object with a required property that is not enumerable, and one additional property, would pass. `JSON.parse`
 * never returns such an object.
 */
export function exactNames(checks: readonly Check[]): readonly string[] | undefined {
  const closed = closedBy(checks.filter(isCounted));
  if (closed === undefined) return undefined;
  const required = new Set(checks.flatMap((check) => (check.op === "required" ? [check.name] : [])));
  const names = new Set<string>();
  for (const { applied, parts } of closed.evaluated) {
    for (const part of parts) {
      if (applied !== "always" || part.kind !== "names") return undefined;
      for (const name of part.names) names.add(name);
    }
  }
  return [...names].every((name) => required.has(name)) ? [...names] : undefined;
}

/**
 * Whether an object that has all of these properties has no other one. Names are compared only if the number differs.
 */
export function hasNoOther(names: readonly string[], value: Code): Condition {
  const literals = names.map((name) => code`${name}`);
  const listed = list(code`[`, literals, code`]`);
  return or([
    compares(code`${imported("countProperties", runtime("objects"))}(${value})`, "===", code`${names.length}`),
    calls(code`${imported("hasOnly", runtime("objects"))}${callArguments([value, listed])}`),
  ]);
}
