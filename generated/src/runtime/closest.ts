import { type Explain, instead, type Place, report, step } from "./explain.js";
import type { Issue } from "./validation.js";

/** Explains a value by the variant of a `oneOf` that was meant, at its place; where that one is valid, another is, too. */
export function onlyOne(value: unknown, at: Place, variant: Explain, variantAt: Place = at): void {
  const before = at.issues.length;
  variant(value, variantAt);
  if (at.issues.length === before) reportSeveral(at);
}

/**
 * Explains a value by the variant that comes closest: the one whose first mistake lies deepest, and of those the one
 * with the fewest, best none of them a property left out. Where every variant refuses the value as a whole, it says
 * what each of them asks for.
 */
export function closest(value: unknown, at: Place, keyword: "anyOf" | "oneOf", variants: readonly Explain[]): void {
  const depth = pathLength(at);
  const attempts = variants.map((variant, index) => {
    const issues: Issue[] = [];
    variant(value, { ...step(at, `/${keyword}/${index}`), issues });
    return issues;
  });
  // A union that does not hold although a variant does is a `oneOf`, and another variant does too.
  if (attempts.some(({ length }) => length === 0)) {
    reportSeveral(at);
    return;
  }
  const best = attempts.reduce((best, issues) => (isCloser(issues, best) ? issues : best));
  if (attempts.length === 1 || shallowest(best) > depth) for (const issue of best) at.issues.push(issue);
  else report(at, keyword, alternatives(attempts, depth, value));
}

function reportSeveral(at: Place): void {
  report(at, "oneOf", "must match exactly one of the variants, but matches several");
}

/** `must be a UUID, or null, got "x"`: what the variants ask of the value as a whole. */
function alternatives(attempts: readonly (readonly Issue[])[], depth: number, value: unknown): string {
  const suffix = instead(value);
  const asked = attempts.flatMap((issues) => issues.find(({ path }) => path.length === depth)?.message ?? []);
  const phrases = asked.flatMap((message) => /^must (.*)$/s.exec(message.replace(suffix, ""))?.[1] ?? []);
  const [first, ...others] = [...new Set(phrases)].slice(0, 5);
  if (first === undefined) return "is not allowed";
  const verb = first.startsWith("be ") ? /^be / : "";
  return `must ${first}${others.map((phrase) => `, or ${phrase.replace(verb, "")}`).join("")}${suffix}`;
}

function isCloser(a: readonly Issue[], b: readonly Issue[]): boolean {
  return (shallowest(a) - shallowest(b) || b.length - a.length || missing(b) - missing(a)) > 0;
}

function missing(issues: readonly Issue[]): number {
  return issues.filter(({ keyword }) => keyword === "required").length;
}

function shallowest(issues: readonly Issue[]): number {
  return issues.reduce((least, { path }) => Math.min(least, path.length), Number.POSITIVE_INFINITY);
}

function pathLength(at: Place): number {
  let length = 0;
  for (let place: Place | undefined = at; place; place = place.before) if (place.key !== undefined) length++;
  return length;
}
