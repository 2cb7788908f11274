import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sequence } from "./sequences.js";

/** Edits of which `diff` says something else than the compiler, and why. */
export interface Disagreement {
  readonly contract: string;
  /** The names of the edits: one, or several that disagree only together. */
  readonly edits: readonly string[];
  readonly reason: string;
}

/** `contract: edit | reason` or `contract: edit + edit | reason`, a line each. */
export const knownDisagreements: readonly Disagreement[] = readFileSync(
  join(import.meta.dirname, "known-disagreements.txt"),
  "utf8",
)
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => {
    const [, contract = "", edits = "", reason = ""] = /^(\w+): (.*) \| (.*)$/.exec(line) ?? [];
    return { contract, edits: edits.split(" + "), reason };
  });

/** Whether edits are known to disagree: a disagreement is one about any sequence that it is part of. */
export function isKnown({ edited, edits }: Sequence): boolean {
  const names = new Set(edits.map(({ name }) => name));
  return knownDisagreements.some(
    (known) => known.contract === edited.name && known.edits.every((name) => names.has(name)),
  );
}
