import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `edit | reason`: the edits of which `diff` says something else than the compiler, each with the reason. */
export const knownDisagreements: ReadonlyMap<string, string> = new Map(
  readFileSync(join(import.meta.dirname, "known-disagreements.txt"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): [string, string] => {
      const [name = "", reason = ""] = line.split(" | ");
      return [name.trim(), reason.trim()];
    }),
);
