import { manifestOf } from "../../5-write/manifest.js";
import type { OutputFolder } from "../../5-write/output-folder.js";
import type { Contents } from "../../5-write/plan.js";
import type { Diagnostic } from "../../diagnostics/collector.js";
import type { Settings } from "../configuration/settings.js";
import type { Trace } from "../trace.js";
import { fingerprint } from "./fingerprint.js";
import { hashOf } from "./hash.js";
import { keepRecord, type Origin, recordFormat, traceOf } from "./record.js";
import { recordFolderOf } from "./record-folder.js";
import { storeDiagnostics } from "./stored-diagnostics.js";

/** A run that wrote what it had to. */
export interface FinishedRun extends Settings {
  readonly root: string;
  readonly madeFrom?: { readonly invocation: string };
  readonly apis: number;
  readonly files: number;
  readonly trace: Trace;
  /** What was said of the contracts. */
  readonly said: readonly Diagnostic[];
  readonly contents: Contents;
  /** What the version of the package was generated from first. */
  readonly origin: Origin;
}

/** Keeps the record of a run, so that the next one knows what it need not do again. */
export function recordRun(run: FinishedRun, folder: Pick<OutputFolder, "path">): void {
  const { root, madeFrom, apis, files, trace, said, contents, origin } = run;
  const { specs, out, packageName, packageVersion, formats } = run;
  const { stored, texts } = storeDiagnostics(said);
  const written = [manifestOf(contents.files.map(({ path }) => path)), ...contents.files, ...contents.built];
  const kept = new Map<string, Uint8Array | string>(texts);
  for (const read of trace.reads.values()) if (read.kind === "file") kept.set(hashOf(read.bytes), read.bytes);
  const record = {
    format: recordFormat,
    fingerprint: fingerprint(),
    invocation: madeFrom?.invocation ?? "",
    settings: { specs, out, packageName, packageVersion, formats },
    apis,
    files,
    ...traceOf(root, trace),
    origin: origin.kind === "this run" ? { specs, ...traceOf(root, trace) } : origin.contracts,
    outputs: Object.fromEntries(written.map(({ path, text }) => [path, hashOf(text)])),
    diagnostics: stored,
  } as const;
  keepRecord(recordFolderOf(root, folder), record, kept);
}
