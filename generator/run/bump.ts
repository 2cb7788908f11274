import { resolve } from "node:path";
import { replaceFile, reportUnwritable, systemDisk } from "../5-write/disk.js";
import type { OutputFolder } from "../5-write/output-folder.js";
import { openForWriting } from "../5-write/turn.js";
import type { Level } from "../compare/change.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { configurationFile } from "./configuration/configuration-file.js";
import { configurationWithVersion, configuredVersionSpan } from "./configuration/configured-version.js";
import type { Settings, SettingsSource } from "./configuration/settings.js";
import { type GenerateFromOptions, type GenerateOutcome, generateFrom } from "./generate.js";
import { type ContractChanges, contractChanges } from "./history/contract-changes.js";
import { contractsOfVersion, generatedVersion } from "./history/version-origin.js";
import { readingOptionsOf } from "./reading-options.js";
import { recordFolderOf } from "./record/record-folder.js";
import type { Refused } from "./refused.js";
import { createRelease, type Release } from "./release/changelog.js";
import { isAtLeast, nextVersion } from "./release/next-version.js";
import { removePendingRelease, storePendingRelease } from "./release/pending-release.js";

export type BumpOptions = Omit<GenerateFromOptions, "release">;

/** What a bump did to the version. */
export type VersionChange =
  | {
      readonly kind: "raised";
      readonly before: string;
      readonly now: string;
      /** Of the worst change. */
      readonly level: Level;
    }
  /** Nothing changed since the version was first generated. */
  | { readonly kind: "kept"; readonly now: string };

export interface BumpResult {
  readonly outcome: GenerateOutcome;
  /** Absent where nothing was generated. */
  readonly version?: VersionChange;
  /** Since the version before, if it was raised. */
  readonly changes?: ContractChanges;
}

/**
 * Generates the next version of a package. The version follows from what changed in the contracts since the current one
 * was first generated; if the configuration already has one that is high enough, that is used. The version is written
 * into the configuration, and an entry into the changelog. Reports every error, and then changes nothing.
 *
 * **After a kill.** The configuration is written before the output. In between, the output is of the old version: another
 * bump computes the same new one, and a plain generation finds the changelog entry beside the record. If the kill came
 * while the output was written, the next run completes that first; no record says then what the new version was
 * generated from, so only git can.
 */
export async function bump(
  source: SettingsSource,
  options: BumpOptions,
  diagnostics: Diagnostics,
): Promise<BumpResult> {
  // Reads the settings again, because the configuration has the new version by then.
  const generate = (release: Release | undefined) => generateFrom(source, { ...options, release }, diagnostics);
  const settings = source.read(options.host, diagnostics);
  if (settings === undefined) return { outcome: { kind: "refused", by: "usage" } };
  const plan = await planBump(settings, source.output, options, diagnostics);
  switch (plan.kind) {
    case "refused":
      return { outcome: plan };
    case "kept": {
      const outcome = await generate(undefined);
      return outcome.kind === "refused" ? { outcome } : { outcome, version: plan };
    }
    case "raised": {
      const { before, level, changes, release, folder } = plan;
      const undo = startRelease(release, source.output, folder, options, diagnostics);
      if (undo === undefined) return { outcome: { kind: "refused", by: "usage" } };
      const outcome = await generate(release);
      if (outcome.kind !== "refused") {
        return { outcome, version: { kind: "raised", before, now: release.version, level }, changes };
      }
      undo();
      return { outcome };
    }
    default:
      return plan satisfies never;
  }
}

type Plan =
  | {
      readonly kind: "raised";
      readonly before: string;
      readonly level: Level;
      readonly changes: ContractChanges;
      readonly release: Release;
      readonly folder: OutputFolder;
    }
  | Extract<VersionChange, { kind: "kept" }>
  | Refused;

async function planBump(
  settings: Settings,
  output: number,
  options: BumpOptions,
  diagnostics: Diagnostics,
): Promise<Plan> {
  const { specs, form } = settings;
  const { host, root } = options;
  const refused = { kind: "refused", by: "usage" } as const;
  if (form.kind !== "package") {
    diagnostics.report("bump-package-missing", undefined, undefined);
    return refused;
  }
  const { version: packageVersion } = form;
  const at = configuredVersionSpan(output, root, host);
  if (nextVersion(packageVersion, "none") === undefined) {
    diagnostics.report("bump-prerelease", at, { version: packageVersion });
    return refused;
  }
  const folder = await openForWriting({ ...settings, ...options }, diagnostics);
  if (folder === undefined) return refused;
  const before = generatedVersion(folder);
  // There is no output yet that a version could follow.
  if (before === undefined) return { kind: "kept", now: packageVersion };

  const { analyseContracts, reportUnmatched } = await import("../compile.js");
  const reading = { root, ...readingOptionsOf(settings) };
  // Warnings are reported by the generation.
  const own = createDiagnostics();
  const { models, operations } = analyseContracts(specs, { ...reading, host }, own);
  if (!reportUnmatched(reading, operations, diagnostics)) return refused;
  if (models === undefined) {
    diagnostics.include(own);
    return { kind: "refused", by: "contract" };
  }
  const changes = await contractChanges(models, contractsOfVersion(before, folder, { ...settings, root }), reading);
  if (changes.kind === "unknown") {
    diagnostics.report("bump-contracts-unknown", at, { version: before, why: changes.why });
    return refused;
  }
  if (changes.changes.length === 0 && changes.wording === 0) return { kind: "kept", now: packageVersion };
  const level = changes.changes[0]?.level ?? "none";
  // No rule says what follows a prerelease, so the version that a person chose is used.
  const next = nextVersion(before, level) ?? packageVersion;
  const version = isAtLeast(packageVersion, next) ? packageVersion : next;
  return { kind: "raised", before, level, changes, release: createRelease(version, changes), folder };
}

/**
 * Stores a pending release, and writes its version into the configuration. Returns a function that undoes both, or
 * undefined where the configuration cannot be written, which is reported.
 */
function startRelease(
  release: Release,
  output: number,
  folder: OutputFolder,
  { root, host, disk = systemDisk }: BumpOptions,
  diagnostics: Diagnostics,
): (() => void) | undefined {
  const path = host.realPath(resolve(root, configurationFile));
  const recordFolder = recordFolderOf(root, folder);
  const before = host.read(path);
  const after = configurationWithVersion(release.version, output, root, host);
  if (before.kind !== "file" || after === undefined) throw new Error("The configuration that was read is gone");
  const replace = (bytes: Uint8Array) => {
    try {
      replaceFile(path, `${path}.specmill`, bytes, disk);
      return true;
    } catch (error) {
      reportUnwritable(configurationFile, error, diagnostics);
      return false;
    }
  };
  const undo = () => {
    removePendingRelease(recordFolder, disk);
    const now = host.read(path);
    // Meanwhile a person may have edited it, or another run may have written the same release.
    const isOurs = now.kind === "file" && Buffer.compare(now.bytes, after) === 0;
    if (isOurs && generatedVersion(folder) !== release.version) replace(before.bytes);
  };
  storePendingRelease(recordFolder, release, disk);
  if (Buffer.compare(before.bytes, after) === 0 || replace(after)) return undo;
  undo();
  return undefined;
}
