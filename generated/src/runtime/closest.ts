import { type Explain, fail, type Path, refuse, report, step } from "./explain.js";
import type { Issue } from "./validation.js";

/**
 * Explains why a value does not match exactly one variant of a `oneOf`, by the one variant that it was meant to match.
 * If it does match that one, it matches another one too. `variantPath` is the path to the variant, if not that of the
 * union.
 */
export function explainOneOf(value: unknown, path: Path, variant: Explain, variantPath: Path = path): void {
  const before = path.issues.length;
  variant(value, variantPath);
  if (path.issues.length === before) reportSeveral(path);
}

/**
 * Explains a value by the variant that comes closest: the one whose first issue lies deepest in the value; among those
 * the one with the fewest issues, then the one with the fewest missing properties. If every variant refuses the value
 * as a whole, reports one issue that lists what each variant expects.
 */
export function explainClosest(
  value: unknown,
  path: Path,
  keyword: "anyOf" | "oneOf",
  variants: readonly Explain[],
): void {
  const length = pathLength(path);
  const attempts = variants.map((variant, index) => {
    const issues: Issue[] = [];
    variant(value, { ...step(path, `/${keyword}/${index}`), issues });
    return issues;
  });
  // The value does not match the union. If it matches a variant nevertheless, the union is a `oneOf` and it matches several.
  if (attempts.some((issues) => issues.length === 0)) {
    reportSeveral(path);
    return;
  }
  const best = attempts.reduce((best, issues) => (isCloser(issues, best) ? issues : best));
  if (attempts.length === 1 || shallowest(best) > length) explainInside(path, keyword, best, attempts, length);
  else explainAsWhole(value, path, keyword, attempts, length);
}

/**
 * Explains a value by the only variant besides `null`. Where that variant refuses the value as a whole, the message
 * adds that `null` is accepted too.
 */
export function explainNullable(value: unknown, path: Path, to: string, variant: Explain): void {
  const issues: Issue[] = [];
  variant(value, { ...step(path, to), issues });
  const length = pathLength(path);
  for (const issue of issues) {
    const { expected, message } = issue;
    const wider = `${expected}, or null`;
    path.issues.push(
      issue.path.length > length
        ? issue
        : { ...issue, expected: wider, message: message.replace(expected, () => wider) },
    );
  }
}

function reportSeveral(path: Path): void {
  const message = "must match exactly one of the variants, but matches several";
  report(path, "oneOf", "a match of exactly one of the variants", "a match of several", message);
}

/**
 * Reports the issues of the best variant. Where other variants come as close and require other properties, its missing
 * properties become one issue that lists the alternatives.
 */
function explainInside(
  path: Path,
  keyword: string,
  best: readonly Issue[],
  attempts: readonly (readonly Issue[])[],
  length: number,
): void {
  const isMissing = (issue: Issue) => issue.keyword === "required" && issue.path.length === length + 1;
  const missingNames = attempts
    .filter((issues) => !isCloser(best, issues))
    .map((issues) => issues.filter(isMissing).map((issue) => `\`${String(issue.path.at(-1))}\``));
  const alternatives = new Set(missingNames.map((names) => names.join(" and ")));
  const hasAlternatives = alternatives.size > 1 && !alternatives.has("");
  if (hasAlternatives) {
    const phrase = [...alternatives].slice(0, 5).join(", or ");
    report(path, keyword, `an object with ${phrase}`, "an object without them", `must have ${phrase}`);
  }
  for (const issue of best) if (!hasAlternatives || !isMissing(issue)) path.issues.push(issue);
}

/** Reports what each variant expects of the value as a whole: `must be a UUID, or a number, got "x"`. */
function explainAsWhole(
  value: unknown,
  path: Path,
  keyword: string,
  attempts: readonly (readonly Issue[])[],
  length: number,
): void {
  const expected = attempts.flatMap((issues) => issues.find((issue) => issue.path.length === length)?.expected ?? []);
  const phrases = [...new Set(expected)].filter((phrase) => phrase !== "nothing").slice(0, 5);
  if (phrases.length === 0) refuse(path, keyword, "is not allowed", value);
  else fail(keyword, phrases.join(", or "), value, path);
}

function isCloser(a: readonly Issue[], b: readonly Issue[]): boolean {
  return (shallowest(a) - shallowest(b) || b.length - a.length || countMissing(b) - countMissing(a)) > 0;
}

function countMissing(issues: readonly Issue[]): number {
  return issues.filter(({ keyword }) => keyword === "required").length;
}

function shallowest(issues: readonly Issue[]): number {
  return issues.reduce((least, { path }) => Math.min(least, path.length), Number.POSITIVE_INFINITY);
}

/** How many properties and items lead from the root of the value to the end of a path. */
function pathLength(path: Path): number {
  let length = 0;
  for (let current: Path | undefined = path; current; current = current.parent) if (current.key !== undefined) length++;
  return length;
}
