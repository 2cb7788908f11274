import { join, relative, resolve } from "node:path";
import { fileSystemHost } from "../../1-load/host.js";
import { buildFolder } from "../../5-write/manifest.js";
import { filesUnder, obstacleOnTheWay } from "../../5-write/output-folder.js";
import { isWorkedIn } from "../../5-write/turn.js";
import type { Diagnostic } from "../../diagnostics/collector.js";
import { fingerprint } from "./fingerprint.js";
import { hashOf, hashOfRead } from "./hash.js";
import { type RunRecord, readRecord, readStoredFile } from "./record.js";
import { recordFolderOf } from "./record-folder.js";
import { restoreDiagnostics } from "./stored-diagnostics.js";

/** The result of the last run, which another run would come to again. */
export interface RecordedRun {
  readonly apis: number;
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A command line as text, and the output folder that it means. */
export interface RecordedInvocation {
  readonly invocation: string;
  readonly out: string;
}

/**
 * The last run, where the same command would only repeat it: every file that it read is the same, and so is every file
 * that it wrote. Returns undefined wherever there is any doubt, and then the command has to run. Loads neither the
 * compiler nor the reader of YAML.
 *
 * A check ignores what is built, and a generation ignores files that were not generated.
 */
export function findUpToDateRun(
  { invocation, out }: RecordedInvocation,
  root: string,
  task: "generate" | "check",
): RecordedRun | undefined {
  const folder = { path: fileSystemHost.realPath(resolve(root, out)) };
  const recordFolder = recordFolderOf(root, folder);
  const record = readRecord(recordFolder);
  if (record === undefined || record.invocation !== invocation || isWorkedIn(folder)) return undefined;
  const isUpToDate =
    record.fingerprint === fingerprint && isInputUnchanged(record, root) && isOutputUnchanged(record, folder, task);
  const textOf = (hash: string) => decode(readStoredFile(recordFolder, hash));
  const diagnostics = isUpToDate ? restoreDiagnostics(record.diagnostics, textOf) : undefined;
  return diagnostics && { apis: record.apis, files: record.files, diagnostics };
}

function isInputUnchanged({ reads, links }: RunRecord, root: string): boolean {
  const { read, realPath } = fileSystemHost;
  return (
    Object.entries(links).every(([path, real]) => relative(root, realPath(resolve(root, path))) === real) &&
    Object.entries(reads).every(([path, hash]) => hashOfRead(read(resolve(root, path))) === hash)
  );
}

function isOutputUnchanged({ outputs }: RunRecord, folder: { readonly path: string }, task: "generate" | "check") {
  const isBuilt = (path: string) => path.startsWith(`${buildFolder}/`);
  const expected = Object.entries(outputs).filter(([path]) => task === "generate" || !isBuilt(path));
  const roots = new Set(expected.flatMap(([path]) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : [])));
  const others = [...roots]
    .flatMap((name) => filesUnder(folder, name))
    .filter((path) => !Object.hasOwn(outputs, path) && (task === "check" || isBuilt(path)));
  return others.length === 0 && expected.every(([path, hash]) => hashInOutput(folder, path) === hash);
}

/** The hash of a file in an output folder; undefined if it is missing or a link stands in its way. */
export function hashInOutput(folder: { readonly path: string }, path: string): string | undefined {
  if (obstacleOnTheWay(folder, path) !== undefined) return undefined;
  const read = fileSystemHost.read(join(folder.path, path));
  return read.kind === "file" ? hashOf(read.bytes) : undefined;
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
