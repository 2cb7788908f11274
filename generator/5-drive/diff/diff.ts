import { resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import type { FormatsOption } from "../../3-analyse/formats.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { openRevision } from "../revision.js";
import { type Comparison, compareModels } from "./compare.js";
import { readContract } from "./contract.js";

/** What to compare. Paths are relative to the working folder. */
export type DiffInput =
  | { readonly kind: "files"; readonly old: string; readonly new: string }
  /** Documents as they are in a revision of git with what they are now. */
  | { readonly kind: "revision"; readonly revision: string; readonly specs: readonly string[] };

export interface DiffOptions {
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  readonly formats?: FormatsOption | undefined;
}

/** Two documents and how they differ. */
export interface DocumentDiff extends Comparison {
  /** As they are printed. */
  readonly old: string;
  readonly new: string;
}

export type DiffOutcome =
  | { readonly kind: "compared"; readonly documents: readonly DocumentDiff[] }
  /** Nothing was compared, because of the documents or because of the call. */
  | { readonly kind: "refused"; readonly by: "input" | "call" };

/** Compares documents. Every reason not to is reported, in all of them. What is new is told, and compared with nothing. */
export function diff(input: DiffInput, options: DiffOptions, diagnostics: Diagnostics): DiffOutcome {
  if (input.kind === "files") {
    const compared = compareDocuments(input.old, input.new, options, options, diagnostics);
    return compared === undefined ? { kind: "refused", by: "input" } : { kind: "compared", documents: [compared] };
  }
  const { revision, specs } = input;
  const host = openRevision(revision, options, diagnostics);
  if (host === undefined) return { kind: "refused", by: "call" };
  const origin = `${revision}:`;
  const documents = specs.map((spec): DocumentDiff | "new" | undefined => {
    const path = resolve(options.root, spec);
    if (host.read(host.realPath(path)).kind !== "missing")
      return compareDocuments(spec, spec, { ...options, host, origin }, options, diagnostics);
    const details = { path: spec, revision };
    if (options.host.read(path).kind === "missing")
      return void diagnostics.report("revision-file-missing", undefined, details);
    diagnostics.report("document-new", undefined, details);
    return "new";
  });
  if (documents.includes(undefined)) return { kind: "refused", by: "input" };
  return { kind: "compared", documents: documents.filter((each) => each !== undefined && each !== "new") };
}

type Side = DiffOptions & { readonly origin?: string };

function compareDocuments(
  oldPath: string,
  newPath: string,
  old: Side,
  now: Side,
  diagnostics: Diagnostics,
): DocumentDiff | undefined {
  const before = readContract(oldPath, old, diagnostics);
  const after = readContract(newPath, now, diagnostics);
  if (before === undefined || after === undefined) return undefined;
  return { old: (old.origin ?? "") + oldPath, new: (now.origin ?? "") + newPath, ...compareModels(before, after) };
}
