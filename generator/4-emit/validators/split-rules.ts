import { childId } from "../../2-normalise/locations.js";
import type { Check, Rule } from "./program.js";

/** The most conditions that one function tests. TypeScript fails on functions with some thousand conditions. */
const limit = 200;

/** A rule split up: a value is valid for it if it is valid for `rest` and for each of `parts`. */
export interface SplitRule {
  readonly rest: Rule;
  readonly parts: readonly Rule[];
}

/** Whether checks are so many that a rule with them must be split. */
export function isLong(checks: readonly Check[]): boolean {
  return separateChecks(checks).length > 0;
}

/** Splits a rule whose test would be too long for one function. */
export function splitRule(rule: Rule): SplitRule {
  const separate = separateChecks(rule.checks);
  if (separate.length === 0) return { rest: rule, parts: [] };
  const types = rule.checks.filter(({ op }) => op === "type");
  const parts = separate.map((checks, index) => {
    return { id: childId(rule.id, `part${index + 1}`), checks: [...types, ...checks] };
  });
  const separated = new Set(separate.flat());
  return { rest: { ...rule, checks: rule.checks.filter((check) => !separated.has(check)) }, parts };
}

/** The checks that each part of a rule has: those of many properties, and many others that stand for themselves. */
function separateChecks(checks: readonly Check[]): readonly (readonly Check[])[] {
  const properties = new Map<string, Check[]>();
  const others: (readonly Check[])[] = [];
  for (const check of checks) {
    const name = nameOf(check);
    if (name !== undefined) properties.set(name, [...(properties.get(name) ?? []), check]);
    else if (independent.has(check.op)) others.push([check]);
  }
  return [...chunksOf([...properties.values()]), ...chunksOf(others)];
}

/** The checks that are about nothing but what they say themselves, whatever stands beside them. */
const independent: ReadonlySet<Check["op"]> = new Set([
  ...(["call", "union", "not", "if", "pattern", "prefixItem", "contains"] as const),
  ...(["dependentRequired", "dependentSchema"] as const),
]);

/** Puts together checks until they make up a function. None, where one function is enough for all. */
function chunksOf(groups: readonly (readonly Check[])[]): readonly (readonly Check[])[] {
  if (groups.length < 2 || groups.reduce((sum, checks) => sum + conditionsIn(checks), 0) <= limit) return [];
  const chunks: Check[][] = [];
  let left = 0;
  for (const checks of groups) {
    left -= conditionsIn(checks);
    if (left < 0) {
      chunks.push([]);
      left = limit - conditionsIn(checks);
    }
    chunks.at(-1)?.push(...checks);
  }
  return chunks;
}

/** A property counts once. */
function conditionsIn(checks: readonly Check[]): number {
  return Math.max(...checks.map((check) => (check.op === "union" ? check.rules.length : 1)));
}

/** The property that a check is about. */
function nameOf(check: Check): string | undefined {
  return check.op === "property" || check.op === "required" ? check.name : undefined;
}
