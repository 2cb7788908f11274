import { type Change, type Level, levelOf, lineOf } from "../../../compare/change.js";
import type { Comparison } from "../../../compare/compare.js";

/** What a change stands under in a report: its level, but what may break stands apart from what breaks for certain. */
export type Heading = Level | "may-break";

/** The headings, and how the changes under them are counted. */
export const headingWords: Readonly<Record<Heading, { readonly heading: string; readonly counted: string }>> = {
  wire: { heading: "Breaks the wire", counted: "wire-breaking" },
  "may-break": { heading: "May break", counted: "may break" },
  source: { heading: "Breaks code only", counted: "source-breaking" },
  compatible: { heading: "Compatible", counted: "compatible" },
  none: { heading: "For people", counted: "for people" },
};

const headings = Object.keys(headingWords) as readonly Heading[];

/** What a change stands under: for certain it does what it does at its level, or it may do so. */
export function headingOf(change: Pick<Change, "wire" | "source">): Heading {
  const level = levelOf(change);
  const isUncertain = (level === "wire" || level === "source") && change[level].kind === "may-break";
  return isUncertain ? "may-break" : level;
}

/** Whether what stands under a heading breaks, or may break. */
export function isBreakingHeading(heading: Heading): boolean {
  return heading !== "compatible" && heading !== "none";
}

/** The changes by heading, the worst first; headings without any are left out. */
export function changesByHeading<C extends Pick<Change, "wire" | "source">>(
  changes: readonly C[],
): readonly (readonly [Heading, readonly C[]])[] {
  return headings
    .map((heading) => [heading, changes.filter((change) => headingOf(change) === heading)] as const)
    .filter(([, ofHeading]) => ofHeading.length > 0);
}

/** How many changes there are under each heading, in one line: `3 changes: 1 wire-breaking, 2 compatible`. */
export function summariseComparison({ changes, wording }: Comparison): string {
  const texts = wording === 0 ? "" : `${wording} ${wording === 1 ? "text was" : "texts were"} reworded`;
  if (changes.length === 0) return texts === "" ? "No changes" : `No changes; ${texts}`;
  const counts = changesByHeading(changes).map(([heading, of]) => `${of.length} ${headingWords[heading].counted}`);
  const total = `${changes.length} ${changes.length === 1 ? "change" : "changes"}`;
  return `${total}: ${counts.join(", ")}${texts === "" ? "" : `; ${texts}`}`;
}

/**
 * The changes in lines, the worst first: "SharePrice gained the variant `metered` (source-breaking: exhaustive switches)".
 * Changes that are only for people are left out.
 */
export function summariseChanges({ changes }: Pick<Comparison, "changes">): readonly string[] {
  return changesByHeading(changes).flatMap(([heading, of]) => (heading === "none" ? [] : of.map(lineOf)));
}
