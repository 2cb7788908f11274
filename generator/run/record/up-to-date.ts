import { join, relative, resolve } from "node:path";
import { fileSystemHost, type Host } from "../../1-load/host.js";
import { buildFolder } from "../../5-write/manifest.js";
import { filesUnder, obstacleOnTheWay } from "../../5-write/output-folder.js";
import { isWorkedIn } from "../../5-write/turn.js";
import type { Diagnostic } from "../../diagnostics/collector.js";
import { fingerprint } from "./fingerprint.js";
import { hashOf, hashOfRead } from "./hash.js";
import { type RunRecord, readKept, readRecord } from "./record.js";
import { recordFolderOf } from "./record-folder.js";
import { restoreDiagnostics } from "./stored-diagnostics.js";

/** A run that would do what the last one did. */
export interface Repeat {
  readonly apis: number;
  readonly files: number;
  /** What the last run said of the contracts. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A command line as text, and the output folder that it means. */
export interface RecordedInvocation {
  readonly invocation: string;
  readonly out: string;
}

/**
 * Whether a call asks for what is there already: nothing that the last run read reads differently, and nothing that it
 * wrote is different. Loads neither the compiler nor what reads YAML. Gives nothing wherever there is any doubt: then
 * the long way answers.
 *
 * A check does not look at what the build made, and a generation at files that are not generated.
 */
export function repeatOf(
  { invocation, out }: RecordedInvocation,
  root: string,
  purpose: "generate" | "check",
): Repeat | undefined {
  const folder = { path: fileSystemHost.realPath(resolve(root, out)) };
  const recordFolder = recordFolderOf(root, folder);
  const record = readRecord(recordFolder);
  if (record === undefined || record.invocation !== invocation || isWorkedIn(folder)) return undefined;
  const isSame =
    record.fingerprint === fingerprint() &&
    readsTheSame(record, root, fileSystemHost) &&
    holdsTheSame(record, folder, purpose);
  const texts = (hash: string) => decodeKept(readKept(recordFolder, hash));
  const diagnostics = isSame ? restoreDiagnostics(record.diagnostics, texts) : undefined;
  return diagnostics && { apis: record.apis, files: record.files, diagnostics };
}

/** Whether a host reads what it did when a record was made. */
function readsTheSame({ reads, links }: Pick<RunRecord, "reads" | "links">, root: string, host: Host): boolean {
  return (
    Object.entries(links).every(([path, real]) => relative(root, host.realPath(resolve(root, path))) === real) &&
    Object.entries(reads).every(([path, hash]) => hashOfRead(host.read(resolve(root, path))) === hash)
  );
}

function holdsTheSame({ outputs }: RunRecord, folder: { readonly path: string }, purpose: "generate" | "check") {
  const isBuilt = (path: string) => path.startsWith(`${buildFolder}/`);
  const looked = Object.entries(outputs).filter(([path]) => purpose === "generate" || !isBuilt(path));
  const roots = new Set(looked.flatMap(([path]) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : [])));
  const found = [...roots].flatMap((name) => filesUnder(folder, name));
  const unknown = found.filter((path) => !Object.hasOwn(outputs, path) && (purpose === "check" || isBuilt(path)));
  return unknown.length === 0 && looked.every(([path, hash]) => hashInOutput(folder, path) === hash);
}

/** The hash of a file in an output folder; nothing if it is not there, or not really. */
export function hashInOutput(folder: { readonly path: string }, path: string): string | undefined {
  if (obstacleOnTheWay(folder, path) !== undefined) return undefined;
  const read = fileSystemHost.read(join(folder.path, path));
  return read.kind === "file" ? hashOf(read.bytes) : undefined;
}

function decodeKept(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
