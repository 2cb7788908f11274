import { type Change, type Level, levelOf, levels, lineOf } from "../../../compare/change.js";
import type { Comparison } from "../../../compare/compare.js";

/** The headings that changes stand under, and how they are counted. */
export const levelWords: Readonly<Record<Level, { readonly heading: string; readonly counted: string }>> = {
  wire: { heading: "Breaks the wire", counted: "wire-breaking" },
  source: { heading: "Breaks code only", counted: "source-breaking" },
  compatible: { heading: "Compatible", counted: "compatible" },
  none: { heading: "For people", counted: "for people" },
};

/** The changes by level, the worst first; levels without any are left out. */
export function changesByLevel(changes: readonly Change[]): readonly (readonly [Level, readonly Change[]])[] {
  return levels
    .map((level) => [level, changes.filter((change) => levelOf(change) === level)] as const)
    .filter(([, ofLevel]) => ofLevel.length > 0);
}

/** How many changes there are of each level, in one line: `3 changes: 1 wire-breaking, 2 compatible`. */
export function summariseComparison({ changes, wording }: Comparison): string {
  const texts = wording === 0 ? "" : `${wording} ${wording === 1 ? "text was" : "texts were"} reworded`;
  if (changes.length === 0) return texts === "" ? "No changes" : `No changes; ${texts}`;
  const counts = changesByLevel(changes).map(([level, ofLevel]) => `${ofLevel.length} ${levelWords[level].counted}`);
  const total = `${changes.length} ${changes.length === 1 ? "change" : "changes"}`;
  return `${total}: ${counts.join(", ")}${texts === "" ? "" : `; ${texts}`}`;
}

/**
 * The changes in lines, the worst first: "SharePrice gained the variant `metered` (source-breaking: exhaustive switches)".
 * Changes that are only for people are left out.
 */
export function summariseChanges({ changes }: Pick<Comparison, "changes">): readonly string[] {
  return changesByLevel(changes).flatMap(([level, ofLevel]) => (level === "none" ? [] : ofLevel.map(lineOf)));
}
