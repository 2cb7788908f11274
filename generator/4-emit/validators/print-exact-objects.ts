import { type Code, callArguments, code, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { type Condition, calls, compares, or } from "./conditions.js";
import { closedBy, isCounted } from "./print-loops.js";
import type { Check } from "./program.js";
import { runtime } from "./runtime.js";

/**
 * The names of all properties that an object may have, where each of them must be there: once they are, their number
 * tells that there is no other one. Nothing where that does not decide. `checks` speak of objects.
 *
 * An instance of a class that has one of them without listing it, and another one in its place, passes for an exact
 * object. No JSON text is read into such a value.
 */
export function exactNames(checks: readonly Check[]): readonly string[] | undefined {
  const closed = closedBy(checks.filter(isCounted));
  if (closed === undefined) return undefined;
  const required = new Set(checks.flatMap((check) => (check.op === "required" ? [check.name] : [])));
  const names = new Set<string>();
  for (const { applied, looks } of closed.evaluated) {
    for (const look of looks) {
      if (applied !== "always" || look.kind !== "names") return undefined;
      for (const name of look.names) names.add(name);
    }
  }
  return [...names].every((name) => required.has(name)) ? [...names] : undefined;
}

/** Whether an object that has all of these properties has no other one. They are only compared where one may be. */
export function hasNoOther(names: readonly string[], value: Code): Condition {
  const literals = names.map((name) => code`${name}`);
  const listed = list(code`[`, literals, code`]`);
  return or([
    compares(code`${imported("countProperties", runtime("objects"))}(${value})`, "===", code`${names.length}`),
    calls(code`${imported("hasOnly", runtime("objects"))}${callArguments([value, listed])}`),
  ]);
}
