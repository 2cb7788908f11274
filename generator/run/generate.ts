import type { OutputFile } from "../4-emit/output.js";
import { isModule } from "../5-write/build/built-paths.js";
import { systemDisk } from "../5-write/disk.js";
import { type OutputFolder, openOutputFolder } from "../5-write/output-folder.js";
import { inTurn, openCompleted } from "../5-write/turn.js";
import { write } from "../5-write/write.js";
import type { Stage } from "../compile.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { type Compared, type Counts, compilePackage, type PackageOptions } from "./compile-package.js";
import type { Settings, SettingsSource } from "./configuration/settings.js";
import { changelogIn, originOf, versionIn } from "./history/version-origin.js";
import { readRecord } from "./record/record.js";
import { recordFolderOf } from "./record/record-folder.js";
import { recordRun } from "./record/record-run.js";
import { reuseOf } from "./record/reuse.js";
import type { Refused } from "./refused.js";
import { forgetPending } from "./release/pending-release.js";
import { changedFiles, type Trace, tracedHost } from "./trace.js";

export interface GenerateOptions extends PackageOptions {
  /** Where the settings come from: with it, the record of this run can answer the same command line later. */
  readonly madeFrom?: MadeFrom;
  /** Called before each stage of the work. */
  readonly onStage?: (stage: Stage | { readonly kind: "write" } | { readonly kind: "build" }) => void;
}

/** The command line that settings come from, as text, and what was read for them. */
export interface MadeFrom {
  readonly invocation: string;
  readonly trace: Trace;
}

export type GenerateOutcome =
  | ({ readonly kind: "generated"; readonly changed: number; readonly versions: Versions } & Counts & Compared)
  | Refused;

/** The version of the package in the output folder. */
interface Versions {
  readonly before: string | undefined;
  readonly now: string;
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
 * Generates a package from documents: compiles them, builds the package and writes it. Every reason not to is reported.
 * Writes nothing before everything is there to be written, and nothing where nothing changes.
 */
export async function generate(options: GenerateOptions, diagnostics: Diagnostics): Promise<GenerateOutcome> {
  for (;;) {
    const own = createDiagnostics();
    const outcome = await generateOnce(options, own);
    // Another run wrote meanwhile, and the documents are not what they were: what was compiled here is of the past.
    if (outcome.kind === "overtaken") continue;
    diagnostics.include(own);
    return outcome;
  }
}

async function generateOnce(
  options: GenerateOptions,
  diagnostics: Diagnostics,
): Promise<GenerateOutcome | { readonly kind: "overtaken" }> {
  const { root, packageVersion, disk = systemDisk, onStage } = options;
  const { host, trace } = tracedHost(options.host, options.madeFrom?.trace);
  const folder = await openCompleted({ ...options, host }, diagnostics);
  if (folder === undefined) return { kind: "refused", by: "usage" };
  const compiled = await compilePackage({ ...options, host }, folder, diagnostics);
  if (compiled.kind === "refused") return compiled;
  const { changelog, files, counts, compared } = compiled;

  onStage?.({ kind: "build" });
  const built = await buildFiles(files, options, folder);
  onStage?.({ kind: "write" });
  const done = await inTurn(folder, options, diagnostics, (waited) => {
    if (waited && changedFiles(trace, options.host).length > 0) return { kind: "overtaken" } as const;
    const now = openOutputFolder({ ...options, host }, diagnostics);
    // A person wrote to it meanwhile.
    if (now && changelogIn(now) !== changelog) return { kind: "overtaken" } as const;
    const origin = now && originOf(packageVersion, now, root);
    const versions = { before: now && versionIn(now), now: packageVersion };
    const written = now && write(now, { files, built }, diagnostics, disk);
    if (written === undefined || origin === undefined) return undefined;
    const said = diagnostics.all();
    recordRun({ ...options, ...counts, trace, said, origin, contents: { files, built } }, folder);
    forgetPending(recordFolderOf(root, folder), disk);
    return { kind: "generated", changed: written.changed, versions, ...counts, ...compared } as const;
  });
  return done ?? { kind: "refused", by: "usage" };
}

/** What `dist/` holds: modules whose text is that of the last run are read from there, and only the others are built. */
async function buildFiles(
  files: readonly OutputFile[],
  { root }: GenerateOptions,
  folder: OutputFolder,
): Promise<readonly OutputFile[]> {
  const reuse = reuseOf(readRecord(recordFolderOf(root, folder)), folder);
  const known = new Map(files.filter(isModule).map((file) => [file, reuse(file)]));
  if ([...known.values()].every((made) => made !== undefined)) return [...known.values()].flatMap((made) => made ?? []);
  const { build } = await import("../5-write/build/build.js");
  return build(files, (file) => known.get(file));
}
