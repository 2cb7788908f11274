import { fileSystemHost, type Host } from "../../1-load/host.js";
import { changelogPath } from "../../4-emit/output.js";
import { buildFolder } from "../../5-write/manifest.js";
import type { OutputFolder } from "../../5-write/output-folder.js";
import { createDiagnostics } from "../../diagnostics/collector.js";
import type { Settings } from "../configuration/settings.js";
import { type LastCommit, lastCommitOf } from "../git/last-commit.js";
import { openRevision } from "../git/revision.js";
import { type RunRecord, readRecord, recordedHost } from "../record/record.js";
import { recordFolderOf } from "../record/record-folder.js";
import { hashInOutput } from "../record/up-to-date.js";

/** The contracts that what is in an output folder was generated from. */
export type PreviousContract =
  /** The last run was here, and what it wrote is still there. */
  | { readonly kind: "record"; readonly host: Host; readonly specs: readonly string[] }
  /** Git holds them, beside the output: the last commit that changed the output holds what it was generated from. */
  | { readonly kind: "git"; readonly commit: string; readonly host: Host; readonly specs: readonly string[] }
  /** There is no output yet. */
  | { readonly kind: "nothing" }
  /** `why` is the end of a sentence. */
  | { readonly kind: "unknown"; readonly why: string };

/**
 * Finds the contracts from which an output folder was generated. What the record says is looked up at once, as the next
 * run writes another one; git is asked only when the answer is, and says the same until something is committed. Never
 * fails: they may be unknown.
 */
export function previousContract(
  folder: OutputFolder,
  { specs }: Pick<Settings, "specs">,
  root: string,
): () => PreviousContract {
  if (folder.generated.size === 0) return () => ({ kind: "nothing" });
  const record = recordOf(folder, root);
  if (record === undefined) return () => committedContract(lastCommitOf(folder.path, root), specs, root);
  const host = recordedHost(recordFolderOf(root, folder), record, root);
  return () => ({ kind: "record", host, specs: record.settings.specs });
}

/** The contracts of a commit. */
export function committedContract(last: LastCommit, specs: readonly string[], root: string): PreviousContract {
  if (last.kind === "unknown") return last;
  const host = openRevision(last.commit, { root, host: fileSystemHost }, createDiagnostics());
  if (host === undefined) return { kind: "unknown", why: "git does not give it" };
  return { kind: "git", commit: last.commit, host, specs };
}

/** The record of the run that wrote what is in an output folder now, if there is one. */
export function recordOf(folder: Pick<OutputFolder, "path">, root: string): RunRecord | undefined {
  const record = readRecord(recordFolderOf(root, folder));
  return record !== undefined && wrote(record, folder) ? record : undefined;
}

/** What people made of the changelog since then does not count: it says nothing of the contracts. */
function wrote({ outputs }: RunRecord, folder: Pick<OutputFolder, "path">): boolean {
  const isLooked = (path: string) => path !== changelogPath && !path.startsWith(`${buildFolder}/`);
  const generated = Object.entries(outputs).filter(([path]) => isLooked(path));
  return generated.every(([path, hash]) => hashInOutput(folder, path) === hash);
}
