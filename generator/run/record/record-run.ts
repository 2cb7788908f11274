import { manifestOf } from "../../5-write/manifest.js";
import type { OutputFolder } from "../../5-write/output-folder.js";
import type { Contents } from "../../5-write/plan.js";
import type { Diagnostic } from "../../diagnostics/collector.js";
import type { Settings } from "../configuration/settings.js";
import { readingOptionsOf } from "../reading-options.js";
import type { Trace } from "../trace.js";
import { fingerprint } from "./fingerprint.js";
import { hashOf } from "./hash.js";
import { recordFormat, recordTrace, type VersionOrigin, writeRecord } from "./record.js";
import { recordFolderOf } from "./record-folder.js";
import { storeDiagnostics } from "./stored-diagnostics.js";

/** A run that has written its output. */
export interface FinishedRun extends Settings {
  readonly root: string;
  readonly madeFrom?: { readonly invocation: string };
  readonly apis: number;
  readonly files: number;
  readonly trace: Trace;
  readonly diagnostics: readonly Diagnostic[];
  readonly contents: Contents;
  /** What the version of the package was first generated from. */
  readonly origin: VersionOrigin;
}

/** Writes the record of a run, by which the next one may find that nothing changed. */
export function recordRun(run: FinishedRun, folder: Pick<OutputFolder, "path">): void {
  const { root, madeFrom, apis, files, trace, diagnostics, contents, origin } = run;
  const { specs, out, form, include, exclude, overlays } = run;
  const { stored, texts } = storeDiagnostics(diagnostics);
  const written = [manifestOf(contents.files.map(({ path }) => path)), ...contents.files, ...contents.built];
  const recorded = recordTrace(root, trace);
  const storedFiles = new Map<string, Uint8Array | string>(texts);
  for (const read of trace.reads.values()) if (read.kind === "file") storedFiles.set(hashOf(read.bytes), read.bytes);
  const record = {
    format: recordFormat,
    fingerprint,
    invocation: madeFrom?.invocation ?? "",
    settings: { specs, out, form, ...readingOptionsOf(run) },
    apis,
    files,
    ...recorded,
    origin: origin.kind === "this run" ? { specs, ...recorded, include, exclude, overlays } : origin.contracts,
    outputs: Object.fromEntries(written.map(({ path, text }) => [path, hashOf(text)])),
    diagnostics: stored,
  } as const;
  writeRecord(recordFolderOf(root, folder), record, storedFiles);
}
