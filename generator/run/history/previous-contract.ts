import { fileSystemHost, type Host } from "../../1-load/host.js";
import { changelogPath } from "../../4-emit/output.js";
import { buildFolder } from "../../5-write/manifest.js";
import type { OutputFolder } from "../../5-write/output-folder.js";
import { createDiagnostics } from "../../diagnostics/collector.js";
import type { Settings } from "../configuration/settings.js";
import { type LastCommit, lastCommitOf } from "../git/last-commit.js";
import { openRevision } from "../git/revision.js";
import { type ContractPart, partAt } from "../reading-options.js";
import { type RunRecord, readRecord, recordedHost } from "../record/record.js";
import { recordFolderOf } from "../record/record-folder.js";
import { hashInOutput } from "../record/up-to-date.js";

/** The contracts that the output was generated from. */
export type PreviousContract =
  /** The last run was on this machine, and its output is still there. */
  | { readonly kind: "record"; readonly host: Host; readonly specs: readonly string[]; readonly part: ContractPart }
  /** The last commit that changed the output holds the contracts that it was generated from, too. */
  | {
      readonly kind: "git";
      readonly commit: string;
      readonly host: Host;
      readonly specs: readonly string[];
      readonly part: ContractPart;
    }
  /** `reason` is the end of a sentence. */
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * A function that finds the contracts which the output was generated from; undefined where there is no output yet.
 *
 * The record is read at once, because the run that asks replaces it. Git is slower, and its answer stays the same until
 * something is committed, so it is run by the function.
 */
export function previousContract(
  folder: OutputFolder,
  settings: Pick<Settings, "specs" | keyof ContractPart>,
  root: string,
): (() => PreviousContract) | undefined {
  if (folder.generated.size === 0) return undefined;
  const record = currentRecord(folder, root);
  if (record === undefined) return () => committedContract(lastCommitOf(folder.path, root), settings, root);
  const host = recordedHost(recordFolderOf(root, folder), record, root);
  return () => ({ kind: "record", host, specs: record.settings.specs, part: record.settings });
}

/** The contracts as they are in a commit. */
export function committedContract(
  last: LastCommit,
  settings: Pick<Settings, "specs" | keyof ContractPart>,
  root: string,
): PreviousContract {
  if (last.kind === "unknown") return last;
  const host = openRevision(last.commit, { root, host: fileSystemHost }, createDiagnostics());
  if (host === undefined) return { kind: "unknown", reason: "git cannot read its last commit" };
  return { kind: "git", commit: last.commit, host, specs: settings.specs, part: partAt(settings, host, root) };
}

/** The record of the run that wrote the files which are in an output folder now. */
export function currentRecord(folder: Pick<OutputFolder, "path">, root: string): RunRecord | undefined {
  const record = readRecord(recordFolderOf(root, folder));
  return record !== undefined && isUnchanged(folder, record) ? record : undefined;
}

/** The changelog may have been edited, and what is built need not be there: neither depends on the contracts. */
function isUnchanged(folder: Pick<OutputFolder, "path">, { outputs }: RunRecord): boolean {
  return Object.entries(outputs)
    .filter(([path]) => path !== changelogPath && !path.startsWith(`${buildFolder}/`))
    .every(([path, hash]) => hashInOutput(folder, path) === hash);
}
