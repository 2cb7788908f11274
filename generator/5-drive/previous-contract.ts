import { fileSystemHost, type Host } from "../1-load/host.js";
import { createDiagnostics } from "../diagnostics/collector.js";
import { lastCommitOf } from "./last-commit.js";
import { buildFolder } from "./manifest.js";
import type { Settings } from "./options.js";
import type { OutputFolder } from "./output-folder.js";
import { type RunRecord, readRecord, recordedHost } from "./record.js";
import { recordFolderOf } from "./record-folder.js";
import { openRevision } from "./revision.js";
import { hashInOutput } from "./up-to-date.js";

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
 * Finds the contracts from which an output folder was generated. Reads what it says of them only when that is asked for.
 * Never fails: they may be unknown.
 */
export function previousContract(
  folder: OutputFolder,
  { specs }: Pick<Settings, "specs">,
  root: string,
): PreviousContract {
  if (folder.generated.size === 0) return { kind: "nothing" };
  const recordFolder = recordFolderOf(root, folder);
  const record = readRecord(recordFolder);
  if (record !== undefined && wrote(record, folder))
    return { kind: "record", host: recordedHost(recordFolder, record, root), specs: record.settings.specs };
  const last = lastCommitOf(folder.path, root);
  if (last.kind === "unknown") return last;
  const host = openRevision(last.commit, { root, host: fileSystemHost }, createDiagnostics());
  if (host === undefined) return { kind: "unknown", why: "git does not give it" };
  return { kind: "git", commit: last.commit, host, specs };
}

/** Whether the run that a record is of wrote what is in an output folder now. */
function wrote({ outputs }: RunRecord, folder: OutputFolder): boolean {
  const generated = Object.entries(outputs).filter(([path]) => !path.startsWith(`${buildFolder}/`));
  return generated.every(([path, hash]) => hashInOutput(folder, path) === hash);
}
