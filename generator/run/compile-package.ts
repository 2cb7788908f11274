import { relative, resolve } from "node:path";
import type { Host } from "../1-load/host.js";
import type { Model } from "../3-analyse/model.js";
import type { OutputForm } from "../4-emit/form.js";
import type { OutputFile } from "../4-emit/output.js";
import type { OutputFolder } from "../5-write/output-folder.js";
import type { Turn } from "../5-write/turn.js";
import type { Phase } from "../compile.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Settings } from "./configuration/settings.js";
import { type ContractChanges, contractChanges } from "./history/contract-changes.js";
import { previousContract } from "./history/previous-contract.js";
import { generatedChangelog, generatedVersion } from "./history/version-origin.js";
import { importExtensionOf, projectAround, refusesModules } from "./project.js";
import { readingOptionsOf } from "./reading-options.js";
import { recordFolderOf } from "./record/record-folder.js";
import type { Refused } from "./refused.js";
import { addRelease, type Release } from "./release/changelog.js";
import { readPendingRelease } from "./release/pending-release.js";
import { readRuntimeSources } from "./runtime-sources.js";

/** The settings and the surroundings of one run. */
export interface PackageOptions extends Settings, Turn {
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** Put on top of the changelog of the package. */
  readonly release?: Release | undefined;
  /** Called before each stage of the work. */
  readonly onPhase?: (phase: Phase) => void;
}

/** The contents of an output folder, before they are written. */
export interface CompiledPackage {
  readonly kind: "compiled";
  readonly models: readonly Model[];
  readonly files: readonly OutputFile[];
  readonly counts: Counts;
  /** The changelog that was in the output folder. */
  readonly changelog: string | undefined;
  readonly compareContracts: CompareContracts;
}

/** Compares the contracts with those of the existing output. Returns undefined where there is none. */
export type CompareContracts = () => Promise<ContractChanges | undefined>;

export interface Counts {
  readonly apis: number;
  readonly files: number;
}

/** Compiles documents to the files of a package, for the output folder that they are meant for. Reports every error. */
export async function compilePackage(
  options: PackageOptions,
  folder: OutputFolder,
  diagnostics: Diagnostics,
): Promise<CompiledPackage | Refused> {
  const { root } = options;
  const compiled = await compileFiles(options, folder, diagnostics);
  if (compiled.kind === "refused") return compiled;
  const { files, models } = compiled;
  const previous = previousContract(folder, options, root);
  return {
    kind: "compiled",
    models,
    files,
    counts: { apis: models.length, files: files.length },
    changelog: generatedChangelog(folder),
    compareContracts: async () =>
      previous && contractChanges(models, previous(), { root, ...readingOptionsOf(options) }),
  };
}

/** The compiler is loaded only here: a run that is refused before need not wait for it. */
async function compileFiles(options: PackageOptions, folder: OutputFolder, diagnostics: Diagnostics) {
  const { specs, root, host, onPhase, formats = true } = options;
  const { analyseContracts, emitModels, reportUnmatched } = await import("../compile.js");
  const changelog = changelogOf(options, folder);
  const identity = { form: await formFor(options, diagnostics), changelog, runtime: readRuntimeSources() };
  const compileOptions = {
    host,
    root,
    ...readingOptionsOf(options),
    formats,
    ...identity,
    ...(onPhase && { onPhase }),
  };
  const { models, operations } = analyseContracts(specs, compileOptions, diagnostics);
  const refused = (by: Refused["by"]): Refused => ({ kind: "refused", by });
  if (!reportUnmatched(compileOptions, operations, diagnostics)) return refused("usage");
  if (models === undefined) return refused("contract");
  return { kind: "compiled", models, files: await emitModels(models, compileOptions) } as const;
}

/** The form of the output. How sources import each other is asked of the project around them, unless it was chosen. */
async function formFor({ form, out, root, host }: PackageOptions, diagnostics: Diagnostics): Promise<OutputForm> {
  if (form.kind === "package" || form.importExtension !== undefined) return form;
  const folder = resolve(root, out);
  const project = await projectAround(folder, root, host);
  if (project !== undefined && refusesModules(project, folder, host))
    diagnostics.report("sources-not-modules", undefined, { tsconfig: relative(root, project.path) });
  return { ...form, importExtension: importExtensionOf(project) };
}

/** The changelog with its new entry, if there is one: that of this run, or that of a bump which was killed. */
function changelogOf({ release, root, form }: PackageOptions, folder: OutputFolder): string | undefined {
  if (form.kind !== "package") return undefined;
  const changelog = generatedChangelog(folder);
  const isNewVersion = generatedVersion(folder) !== form.version;
  const pending = isNewVersion ? readPendingRelease(recordFolderOf(root, folder), form.version) : undefined;
  const entry = release ?? pending;
  return entry === undefined ? changelog : addRelease(changelog, entry);
}
