import { childId } from "../../2-normalise/locations.js";
import type { Check, Rule } from "./program.js";

/** How many properties one function tests. TypeScript gives up on functions with some thousand conditions. */
const limit = 200;

/** A rule in pieces: a value is valid for it if it is valid for the rest and for each of the parts. */
export interface Pieces {
  readonly rest: Rule;
  readonly parts: readonly Rule[];
}

/** Whether a rule says so much of the properties of objects that it is tested in pieces. */
export function isLong(checks: readonly Check[]): boolean {
  return namesIn(checks).length > limit;
}

/** Takes a rule apart whose test would be too long for one function. */
export function piecesOf(rule: Rule): Pieces {
  if (!isLong(rule.checks)) return { rest: rule, parts: [] };
  const names = namesIn(rule.checks);
  const types = rule.checks.filter(({ op }) => op === "type");
  const parts = Array.from({ length: Math.ceil(names.length / limit) }, (_, index) => {
    const own = new Set<string | undefined>(names.slice(index * limit, (index + 1) * limit));
    const checks = rule.checks.filter((check) => own.has(nameOf(check)));
    return { id: childId(rule.id, `part${index + 1}`), checks: [...types, ...checks] };
  });
  return { rest: { ...rule, checks: rule.checks.filter((check) => nameOf(check) === undefined) }, parts };
}

function namesIn(checks: readonly Check[]): readonly string[] {
  return [...new Set(checks.flatMap((check) => nameOf(check) ?? []))];
}

/** The property that a check speaks of. */
function nameOf(check: Check): string | undefined {
  return check.op === "property" || check.op === "required" ? check.name : undefined;
}
