import type { Host } from "../1-load/host.js";
import type { Model } from "../3-analyse/model.js";
import type { OutputFile } from "../4-emit/output.js";
import type { Stage } from "../compile.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import type { Memory } from "../memory/memory.js";
import { isModule } from "./build/built-paths.js";
import { check, type StaleFile } from "./check/stale-files.js";
import type { Call, Settings } from "./configuration/options.js";
import { type PreviousContract, previousContract } from "./history/previous-contract.js";
import { changelogIn, originOf, versionIn } from "./history/version-origin.js";
import { type Disk, systemDisk } from "./output/disk.js";
import { inTurn } from "./output/in-turn.js";
import { isUnfinished } from "./output/journal.js";
import { type OutputFolder, openOutputFolder } from "./output/output-folder.js";
import { write } from "./output/write.js";
import { readRuntimeSources } from "./package/runtime-sources.js";
import { readRecord, traceOf } from "./record/record.js";
import { recordFolderOf } from "./record/record-folder.js";
import { recordRun } from "./record/record-run.js";
import { reuseOf } from "./record/reuse.js";
import { type Trace, traced } from "./record/traced-host.js";
import { readsTheSame } from "./record/up-to-date.js";
import { type Release, withRelease } from "./release/changelog.js";
import { forgetPending, pendingRelease } from "./release/pending-release.js";

export interface GenerateOptions extends Settings {
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** Only compare what would be generated with what is there. */
  readonly check: boolean;
  /** What the settings were made from: with it, the same call can later be answered from the record. */
  readonly madeFrom?: MadeFrom;
  /** How long to wait for another run that is writing, in seconds. */
  readonly patience?: number;
  readonly disk?: Disk;
  /** What goes on top of the package's changelog. */
  readonly release?: Release | undefined;
  /** What earlier generations made: see `AnalyseOptions`. It forgets what this one has no use for. */
  readonly memory?: Memory | undefined;
  /** Called before each stage of the work. */
  readonly onStage?: (stage: Stage | { readonly kind: "write" } | { readonly kind: "build" }) => void;
}

/** The call that settings were made from, and what was read to make them. */
export interface MadeFrom {
  readonly call: Call;
  readonly trace: Trace;
}

export type Outcome =
  | ({ readonly kind: "generated"; readonly changed: number; readonly versions: Versions } & Counts & Compared)
  /** There is nothing to generate. */
  | ({ readonly kind: "current" } & Counts)
  /** Of a check: something would change. */
  | ({ readonly kind: "stale"; readonly stale: readonly StaleFile[] } & Compared)
  /** Nothing was generated, because of the documents or because of the call: the folder to write to. */
  | { readonly kind: "refused"; readonly by: "input" | "call" };

/** The version of the package in the output folder. */
interface Versions {
  readonly before: string | undefined;
  readonly now: string;
}

interface Counts {
  readonly apis: number;
  readonly files: number;
}

/** What there is to compare: the contracts, and those from which the output was generated before. */
interface Compared {
  readonly models: readonly Model[];
  readonly before: () => PreviousContract;
  /** The formats that were checked: those of then are compared as if they had been, so that only contracts differ. */
  readonly formats: Settings["formats"];
}

/**
 * Generates a package from documents: compiles them, builds the package and writes it. Every reason not to is reported.
 * Writes nothing before everything is there to be written, and nothing where nothing changes.
 */
export async function generate(options: GenerateOptions, diagnostics: Diagnostics): Promise<Outcome> {
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
): Promise<Outcome | { readonly kind: "overtaken" }> {
  const { specs, out, root, packageVersion, disk = systemDisk, onStage } = options;
  const refused = { kind: "refused", by: "call" } as const;
  const { host, trace } = traced(options.host, options.madeFrom?.trace);
  const open = () => openOutputFolder(out, specs, root, host, diagnostics);
  const found = open();
  if (found === undefined) return refused;
  const inMyTurn = <T>(work: (waited: boolean) => T) => inTurn(found, options, diagnostics, work);
  const folder = isUnfinished(found) ? await inMyTurn(open) : found;
  if (folder === undefined) return refused;

  const changelog = changelogIn(folder);
  const compiled = await compileFiles(options, folder, host, diagnostics);
  if (compiled === undefined) return { kind: "refused", by: "input" };
  const { files, models } = compiled;
  const counts = { apis: models.length, files: files.length };
  const compared = { models, before: previousContract(folder, options, root), formats: options.formats };
  if (options.check) {
    const stale = check(folder, files, diagnostics);
    if (stale === undefined) return refused;
    return stale.length === 0 ? { kind: "current", ...counts } : { kind: "stale", stale, ...compared };
  }

  onStage?.({ kind: "build" });
  const built = await buildFiles(files, options, folder);
  options.memory?.forget();
  onStage?.({ kind: "write" });
  const done = await inMyTurn((waited) => {
    if (waited && !readsTheSame(traceOf(root, trace), root, options.host)) return { kind: "overtaken" } as const;
    const now = open();
    // A person wrote to it meanwhile.
    if (now && changelogIn(now) !== changelog) return { kind: "overtaken" } as const;
    const origin = now && originOf(packageVersion, now, root);
    const versions = { before: now && versionIn(now), now: packageVersion };
    const written = now && write(now, { files, built }, diagnostics, disk);
    if (written === undefined || origin === undefined) return refused;
    const said = diagnostics.all();
    recordRun({ ...options, ...counts, trace, said, origin, contents: { files, built } }, folder);
    forgetPending(recordFolderOf(root, folder), disk);
    return { kind: "generated", changed: written.changed, versions, ...counts, ...compared } as const;
  });
  return done ?? refused;
}

/** The compiler brings large dependencies with it; a call that is refused does not wait for it. */
async function compileFiles(options: GenerateOptions, folder: OutputFolder, host: Host, diagnostics: Diagnostics) {
  const { specs, root, packageName, packageVersion, onStage, memory, formats = true } = options;
  const { modelsOf, print } = await import("../compile.js");
  const changelog = changelogOf(options, folder);
  const identity = { packageName, packageVersion, changelog, runtime: readRuntimeSources() };
  const compileOptions = { host, root, formats, memory, ...identity, ...(onStage && { onStage }) };
  const models = modelsOf(specs, compileOptions, diagnostics);
  return models && { models, files: await print(models, compileOptions) };
}

/** The changelog that is there, with the release that is due: one that was asked for, or that a killed run had begun. */
function changelogOf({ release, root, packageVersion }: GenerateOptions, folder: OutputFolder): string | undefined {
  const found = changelogIn(folder);
  const isRaised = versionIn(folder) !== packageVersion;
  const due = release ?? (isRaised ? pendingRelease(recordFolderOf(root, folder), packageVersion) : undefined);
  return due === undefined ? found : withRelease(found, due);
}

/**
 * Only what has to be built needs the TypeScript compiler. A memory knows the parts of a module, and has to be asked for
 * all of them in every generation, or it would forget them.
 */
async function buildFiles(
  files: readonly OutputFile[],
  { root, memory }: GenerateOptions,
  folder: OutputFolder,
): Promise<readonly OutputFile[]> {
  const reuse = memory === undefined ? reuseOf(readRecord(recordFolderOf(root, folder)), folder) : () => undefined;
  const known = new Map(files.filter(isModule).map((file) => [file, reuse(file)]));
  if ([...known.values()].every((made) => made !== undefined)) return [...known.values()].flatMap((made) => made ?? []);
  const { build } = await import("./build/build.js");
  return build(files, (file) => known.get(file), memory);
}
