import type { Host } from "../1-load/host.js";
import type { Model } from "../3-analyse/model.js";
import type { OutputFile } from "../4-emit/output.js";
import type { OutputFolder } from "../5-write/output-folder.js";
import type { Turn } from "../5-write/turn.js";
import type { Stage } from "../compile.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Settings } from "./configuration/settings.js";
import { type PreviousContract, previousContract } from "./history/previous-contract.js";
import { changelogIn, versionIn } from "./history/version-origin.js";
import { recordFolderOf } from "./record/record-folder.js";
import type { Refused } from "./refused.js";
import { type Release, withRelease } from "./release/changelog.js";
import { pendingRelease } from "./release/pending-release.js";
import { readRuntimeSources } from "./runtime-sources.js";

/** What a package is made from, and where it goes. */
export interface PackageOptions extends Settings, Turn {
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** What goes on top of the package's changelog. */
  readonly release?: Release | undefined;
  /** Called before each stage of the work. */
  readonly onStage?: (stage: Stage) => void;
}

/** What an output folder is to hold. */
export interface CompiledPackage {
  readonly kind: "compiled";
  /** The changelog that was there. */
  readonly changelog: string | undefined;
  readonly files: readonly OutputFile[];
  readonly counts: Counts;
  readonly compared: Compared;
}

export interface Counts {
  readonly apis: number;
  readonly files: number;
}

/** What there is to compare: the contracts, and those from which the output was generated before. */
export interface Compared {
  readonly models: readonly Model[];
  readonly before: () => PreviousContract;
  /** The formats that were checked: those of then are compared as if they had been, so that only contracts differ. */
  readonly formats: Settings["formats"];
}

/** Compiles documents to the files of a package, for the folder that it goes to. Every reason not to is reported. */
export async function compilePackage(
  options: PackageOptions,
  folder: OutputFolder,
  diagnostics: Diagnostics,
): Promise<CompiledPackage | Refused> {
  const { root, formats } = options;
  const changelog = changelogIn(folder);
  const compiled = await compileFiles(options, folder, diagnostics);
  if (compiled === undefined) return { kind: "refused", by: "contract" };
  const { files, models } = compiled;
  const counts = { apis: models.length, files: files.length };
  const compared = { models, before: previousContract(folder, options, root), formats };
  return { kind: "compiled", changelog, files, counts, compared };
}

/** The compiler brings large dependencies with it; a call that is refused does not wait for it. */
async function compileFiles(options: PackageOptions, folder: OutputFolder, diagnostics: Diagnostics) {
  const { specs, root, host, packageName, packageVersion, onStage, formats = true } = options;
  const { modelsOf, print } = await import("../compile.js");
  const changelog = changelogOf(options, folder);
  const identity = { packageName, packageVersion, changelog, runtime: readRuntimeSources() };
  const compileOptions = { host, root, formats, ...identity, ...(onStage && { onStage }) };
  const models = modelsOf(specs, compileOptions, diagnostics);
  return models && { models, files: await print(models, compileOptions) };
}

/** The changelog that is there, with the release that is due: one that was asked for, or that a killed run had begun. */
function changelogOf({ release, root, packageVersion }: PackageOptions, folder: OutputFolder): string | undefined {
  const found = changelogIn(folder);
  const isRaised = versionIn(folder) !== packageVersion;
  const due = release ?? (isRaised ? pendingRelease(recordFolderOf(root, folder), packageVersion) : undefined);
  return due === undefined ? found : withRelease(found, due);
}
