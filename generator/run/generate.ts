import { dependenciesOf } from "../4-emit/dependencies.js";
import type { OutputFile } from "../4-emit/output.js";
import { isModule } from "../5-write/build/built-paths.js";
import { systemDisk } from "../5-write/disk.js";
import { type OutputFolder, openOutputFolder } from "../5-write/output-folder.js";
import { inTurn, openForWriting } from "../5-write/turn.js";
import { write } from "../5-write/write.js";
import type { Phase } from "../compile.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { type CompareContracts, type Counts, compilePackage, type PackageOptions } from "./compile-package.js";
import type { Settings, SettingsSource } from "./configuration/settings.js";
import { generatedChangelog, generatedVersion, versionOrigin } from "./history/version-origin.js";
import { readRecord } from "./record/record.js";
import { recordFolderOf } from "./record/record-folder.js";
import { recordRun } from "./record/record-run.js";
import { reuseOf } from "./record/reuse.js";
import type { Refused } from "./refused.js";
import { removePendingRelease } from "./release/pending-release.js";
import { changedFiles, type Trace, tracedHost } from "./trace.js";

export interface GenerateOptions extends PackageOptions {
  /** Where the settings come from: with it, the record of this run can answer the same command line later. */
  readonly madeFrom?: MadeFrom;
  /** Called before each stage of the work. */
  readonly onPhase?: (phase: Phase | { readonly kind: "write" } | { readonly kind: "build" }) => void;
}

/** The command line that settings come from, as text, and what was read for them. */
export interface MadeFrom {
  readonly invocation: string;
  readonly trace: Trace;
}

export type GenerateOutcome =
  | ({
      readonly kind: "generated";
      /** How many generated files changed. */
      readonly changed: number;
      readonly versions: Versions;
      /** The packages that generated sources import, and the ranges of their versions. A package has its own list. */
      readonly dependencies: Readonly<Record<string, string>>;
      readonly compareContracts: CompareContracts;
    } & Counts)
  | Refused;

/** The version of the package in the output folder; sources have none. */
interface Versions {
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** The options of a generation besides its settings. */
export type GenerateFromOptions = Omit<GenerateOptions, keyof Settings | "madeFrom">;

/** Reads settings, and generates with them. Both are recorded together. */
export async function generateFrom(
  source: SettingsSource,
  options: GenerateFromOptions,
  diagnostics: Diagnostics,
): Promise<GenerateOutcome> {
  const { host, trace } = tracedHost(options.host);
  const settings = source.read(host, diagnostics);
  if (settings === undefined) return { kind: "refused", by: "usage" };
  const madeFrom = { invocation: source.invocation, trace };
  return generate({ ...settings, ...options, madeFrom }, diagnostics);
}

/**
 * Generates a package: compiles its documents, builds it and writes it. Reports every error, and then leaves the output
 * as it is. Files that would not change are not written.
 */
export async function generate(options: GenerateOptions, diagnostics: Diagnostics): Promise<GenerateOutcome> {
  for (;;) {
    const own = createDiagnostics();
    const outcome = await generateOnce(options, own);
    // Another run wrote meanwhile and the documents changed, so that the files compiled here are out of date.
    if (outcome.kind === "overtaken") continue;
    diagnostics.include(own);
    return outcome;
  }
}

async function generateOnce(
  options: GenerateOptions,
  diagnostics: Diagnostics,
): Promise<GenerateOutcome | { readonly kind: "overtaken" }> {
  const { root, form, disk = systemDisk, onPhase } = options;
  const version = form.kind === "package" ? form.version : undefined;
  const { host, trace } = tracedHost(options.host, options.madeFrom?.trace);
  const folder = await openForWriting({ ...options, host }, diagnostics);
  if (folder === undefined) return { kind: "refused", by: "usage" };
  const compiled = await compilePackage({ ...options, host }, folder, diagnostics);
  if (compiled.kind === "refused") return compiled;
  const { changelog, files, counts, compareContracts } = compiled;

  if (form.kind === "package") onPhase?.({ kind: "build" });
  const built = form.kind === "package" ? await buildFiles(files, options, folder) : [];
  onPhase?.({ kind: "write" });
  const done = await inTurn(folder, options, diagnostics, (waited) => {
    if (waited && changedFiles(trace, options.host).length > 0) return { kind: "overtaken" } as const;
    const now = openOutputFolder({ ...options, host }, diagnostics);
    // A person edited the changelog meanwhile.
    if (now && generatedChangelog(now) !== changelog) return { kind: "overtaken" } as const;
    const origin = now && versionOrigin(version, now, root);
    const versions = { before: now && generatedVersion(now), now: version };
    const written = now && write(now, { files, built }, diagnostics, disk);
    if (written === undefined || origin === undefined) return undefined;
    const contents = { files, built };
    const dependencies = form.kind === "sources" ? dependenciesOf(files) : {};
    recordRun({ ...options, ...counts, trace, diagnostics: diagnostics.all(), origin, contents }, folder);
    removePendingRelease(recordFolderOf(root, folder), disk);
    return {
      kind: "generated",
      changed: written.changed,
      versions,
      dependencies,
      ...counts,
      compareContracts,
    } as const;
  });
  return done ?? { kind: "refused", by: "usage" };
}

/** The files of `dist/`. Only modules whose text changed since the last run are built, the others are read from there. */
async function buildFiles(
  files: readonly OutputFile[],
  { root }: GenerateOptions,
  folder: OutputFolder,
): Promise<readonly OutputFile[]> {
  const reuse = reuseOf(readRecord(recordFolderOf(root, folder)), folder);
  const reused = new Map(files.filter(isModule).map((file) => [file, reuse(file)]));
  const isComplete = [...reused.values()].every((built) => built !== undefined);
  if (isComplete) return [...reused.values()].flatMap((built) => built ?? []);
  const { build } = await import("../5-write/build/build.js");
  return build(files, (file) => reused.get(file));
}
