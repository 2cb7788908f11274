import { structuredPatch } from "diff";
import type { StaleFile } from "./stale-files.js";

/** The beginning of a unified diff of a stale file, from the actual text to the generated one. */
export interface ShortDiff {
  readonly lines: readonly string[];
  /** How many more lines differ. */
  readonly left: number;
}

/** In lines: as much as a person reads at a glance. */
const longest = 24;

export function shortDiff(file: StaleFile): ShortDiff {
  if (file.state !== "different") return { lines: [], left: 0 };
  const { hunks } = structuredPatch(file.path, file.path, file.actual, file.expected, "", "", { context: 2 });
  const all = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
  return { lines: all.slice(0, longest), left: all.slice(longest).filter((line) => /^[-+]/.test(line)).length };
}
