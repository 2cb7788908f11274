import { readFileSync } from "node:fs";
import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { Change } from "../../../generator/compare/change.js";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { formatDiagnostics } from "../../../generator/diagnostics/format.js";
import { diff } from "../../../generator/run/diff.js";

/** Two documents, and what oasdiff's own tests expect of comparing them. */
export interface DocumentPair {
  readonly id: number;
  readonly test: string;
  readonly expected: readonly Expectation[];
  readonly base: JsonValue;
  readonly revision: JsonValue;
}

/** A rule that is expected, or in parentheses that there is something, or nothing, of a level. */
export interface Expectation {
  readonly rule: string;
  readonly level: "ERR" | "WARN" | "INFO" | "-";
  /** Whose verdict a person found right: oasdiff's if it is absent, or whichever one likes where it is `open`. */
  readonly right?: "oasdiff" | "not oasdiff" | "open";
  readonly why?: string;
  /** A rule about announcements, stability and tags, which no contract has to follow. */
  readonly policy?: boolean;
}

/** What `specmill diff` says of a pair. */
export type Comparison =
  | { readonly kind: "compared"; readonly changes: readonly Change[]; readonly wording: number }
  | { readonly kind: "refused"; readonly reason: string };

/** Reads a file with one pair a line. */
export function readPairs(file: string): readonly DocumentPair[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as DocumentPair);
}

/** Compares the documents of a pair as the command does. */
export function comparePair({ base, revision }: DocumentPair): Comparison {
  const files = new Map([
    ["/base.json", base],
    ["/revision.json", revision],
  ]);
  const host = {
    read(path: string) {
      const document = files.get(path);
      if (document === undefined) return { kind: "missing" as const };
      return { kind: "file" as const, bytes: new TextEncoder().encode(JSON.stringify(document, undefined, 2)) };
    },
    realPath: (path: string) => path,
  };
  const diagnostics = createDiagnostics();
  const input = { kind: "files", old: "base.json", new: "revision.json" } as const;
  const outcome = diff(input, { host, root: "/" }, diagnostics);
  const [compared] = outcome.kind === "compared" ? outcome.documents : [];
  if (compared !== undefined) return { kind: "compared", ...compared };
  return { kind: "refused", reason: formatDiagnostics(diagnostics.all(), { colour: false }) };
}
