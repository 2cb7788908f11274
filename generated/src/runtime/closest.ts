import { type Explain, fail, type Place, refuse, report, step } from "./explain.js";
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
  if (attempts.length === 1 || shallowest(best) > depth) explainInside(at, keyword, best, attempts, depth);
  else explainAsWhole(value, at, keyword, attempts, depth);
}

/**
 * Explains a value by the one variant that there is besides null. Where that refuses the value as a whole, it could be
 * null as well.
 */
export function orNull(value: unknown, at: Place, to: string, variant: Explain): void {
  const issues: Issue[] = [];
  variant(value, { ...step(at, to), issues });
  const depth = pathLength(at);
  for (const issue of issues) {
    const { path, expected, message } = issue;
    const wider = `${expected}, or null`;
    at.issues.push(
      path.length > depth ? issue : { ...issue, expected: wider, message: message.replace(expected, () => wider) },
    );
  }
}

function reportSeveral(at: Place): void {
  const message = "must match exactly one of the variants, but matches several";
  report(at, "oneOf", "a match of exactly one of the variants", "a match of several", message);
}

/** Tells the mistakes of a variant, but for properties that are missing where others would do as well. */
function explainInside(
  at: Place,
  keyword: string,
  best: readonly Issue[],
  attempts: readonly (readonly Issue[])[],
  depth: number,
): void {
  const isAsked = ({ keyword, path }: Issue) => keyword === "required" && path.length === depth + 1;
  const asked = attempts
    .filter((issues) => !isCloser(best, issues))
    .map((issues) => issues.filter(isAsked).map(({ path }) => `\`${String(path.at(-1))}\``));
  const ways = new Set(asked.map((names) => names.join(" and ")));
  const isOpen = ways.size > 1 && !ways.has("");
  if (isOpen) {
    const phrase = [...ways].slice(0, 5).join(", or ");
    report(at, keyword, `an object with ${phrase}`, "an object without them", `must have ${phrase}`);
  }
  for (const issue of best) if (!isOpen || !isAsked(issue)) at.issues.push(issue);
}

/** Says what each of the variants asks of the value as a whole: `must be a UUID, or a number, got "x"`. */
function explainAsWhole(
  value: unknown,
  at: Place,
  keyword: string,
  attempts: readonly (readonly Issue[])[],
  depth: number,
): void {
  const asked = attempts.flatMap((issues) => issues.find(({ path }) => path.length === depth)?.expected ?? []);
  const phrases = [...new Set(asked)].filter((phrase) => phrase !== "nothing").slice(0, 5);
  if (phrases.length === 0) refuse(at, keyword, "is not allowed", value);
  else fail(keyword, phrases.join(", or "), value, at);
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
