import { childId } from "../../2-normalise/locations.js";
import type { Check, Rule } from "./program.js";

/** The most properties that one function tests. TypeScript fails on functions with some thousand conditions. */
const limit = 200;

/** A rule split up: a value is valid for it if it is valid for `rest` and for each of `parts`. */
export interface SplitRule {
  readonly rest: Rule;
  readonly parts: readonly Rule[];
}

/** Whether a rule has so many properties that it must be split. */
export function isLong(checks: readonly Check[]): boolean {
  return namesIn(checks).length > limit;
}

/** Splits a rule whose test would be too long for one function. */
export function splitRule(rule: Rule): SplitRule {
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

/** The property that a check is about. */
function nameOf(check: Check): string | undefined {
  return check.op === "property" || check.op === "required" ? check.name : undefined;
}
