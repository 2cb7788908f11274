import { resolve } from "node:path";
import { replaceFile, reportUnwritable, systemDisk } from "../5-write/disk.js";
import type { OutputFolder } from "../5-write/output-folder.js";
import { openCompleted } from "../5-write/turn.js";
import type { Level } from "../compare/change.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { configurationFile } from "./configuration/configuration-file.js";
import { placeOfVersion, withVersion } from "./configuration/configured-version.js";
import type { Settings, SettingsSource } from "./configuration/settings.js";
import { type GenerateFromOptions, type GenerateOutcome, generateFrom } from "./generate.js";
import { type ContractChanges, contractChanges } from "./history/contract-changes.js";
import { contractsOfVersion, versionIn } from "./history/version-origin.js";
import { recordFolderOf } from "./record/record-folder.js";
import type { Refused } from "./refused.js";
import { type Release, releaseOf } from "./release/changelog.js";
import { isAtLeast, nextVersion } from "./release/next-version.js";
import { forgetPending, keepPending } from "./release/pending-release.js";

export type BumpOptions = Omit<GenerateFromOptions, "release">;

/** What became of the version. */
export type Bumped =
  | {
      readonly kind: "raised";
      readonly before: string;
      readonly now: string;
      /** The worst that changed. */
      readonly level: Level;
    }
  /** Nothing changed since the version was generated first. */
  | { readonly kind: "kept"; readonly now: string };

export interface BumpResult {
  readonly outcome: GenerateOutcome;
  /** Nothing where nothing was generated. */
  readonly bumped?: Bumped;
  /** What changed since the version before. */
  readonly changes?: ContractChanges;
}

/**
 * Generates a package with the version that follows from what changed in the contracts since its version was generated
 * first, and puts that version into the configuration, and an entry into the changelog. A version in the configuration
 * that is raised already, far enough, is taken as it is. Reports every reason not to, and then changes nothing.
 *
 * **After a kill.** The configuration comes first and the output second. In between, the output is the old one and still
 * says the old version: another bump comes to the same version, and a plain generation finds the entry of the changelog
 * beside the record. What a kill while the output was written left is completed by the next run before anything else; no
 * record tells then what the new version was generated from, so that only git can.
 */
export async function bump(
  source: SettingsSource,
  options: BumpOptions,
  diagnostics: Diagnostics,
): Promise<BumpResult> {
  // The configuration has the new version by the time that its settings are read for the generation.
  const generate = (release: Release | undefined) => generateFrom(source, { ...options, release }, diagnostics);
  const settings = source.read(options.host, diagnostics);
  if (settings === undefined) return { outcome: { kind: "refused", by: "usage" } };
  const plan = await planOf(settings, options, diagnostics);
  switch (plan.kind) {
    case "refused":
      return { outcome: plan };
    case "kept": {
      const outcome = await generate(undefined);
      return outcome.kind === "refused" ? { outcome } : { outcome, bumped: plan };
    }
    case "raised": {
      const { before, level, changes, release, folder } = plan;
      const undo = begin(release, folder, options, diagnostics);
      if (undo === undefined) return { outcome: { kind: "refused", by: "usage" } };
      const outcome = await generate(release);
      if (outcome.kind !== "refused") {
        return { outcome, bumped: { kind: "raised", before, now: release.version, level }, changes };
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
  | Extract<Bumped, { kind: "kept" }>
  | Refused;

async function planOf(settings: Settings, options: BumpOptions, diagnostics: Diagnostics): Promise<Plan> {
  const { specs, packageVersion, formats } = settings;
  const { host, root } = options;
  const refused = { kind: "refused", by: "usage" } as const;
  const at = placeOfVersion(root, host);
  if (nextVersion(packageVersion, "none") === undefined) {
    diagnostics.report("bump-prerelease", at, { version: packageVersion });
    return refused;
  }
  const folder = await openCompleted({ ...settings, ...options }, diagnostics);
  if (folder === undefined) return refused;
  const before = versionIn(folder);
  // A first generation follows nothing.
  if (before === undefined) return { kind: "kept", now: packageVersion };

  const { modelsOf } = await import("../compile.js");
  // What is no error is told by the generation.
  const own = createDiagnostics();
  const models = modelsOf(specs, { host, root, formats }, own);
  if (models === undefined) {
    diagnostics.include(own);
    return { kind: "refused", by: "contract" };
  }
  const changes = await contractChanges(models, contractsOfVersion(folder, settings, root), { root, formats });
  if (changes.kind === "unknown") {
    diagnostics.report("bump-contracts-unknown", at, { version: before, why: changes.why });
    return refused;
  }
  if (changes.changes.length === 0 && changes.wording === 0) return { kind: "kept", now: packageVersion };
  const level = changes.changes[0]?.level ?? "none";
  // After a prerelease comes what a person chose.
  const next = nextVersion(before, level) ?? packageVersion;
  const version = isAtLeast(packageVersion, next) ? packageVersion : next;
  return { kind: "raised", before, level, changes, release: releaseOf(version, changes), folder };
}

/** Writes a release down and its version into the configuration. Gives what takes both back; reports why it could not. */
function begin(
  release: Release,
  folder: OutputFolder,
  { root, host, disk = systemDisk }: BumpOptions,
  diagnostics: Diagnostics,
): (() => void) | undefined {
  const path = host.realPath(resolve(root, configurationFile));
  const recordFolder = recordFolderOf(root, folder);
  const before = host.read(path);
  const after = withVersion(release.version, root, host);
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
    forgetPending(recordFolder, disk);
    const now = host.read(path);
    // A person may have written something else meanwhile, or another run the same release.
    const isOurs = now.kind === "file" && Buffer.compare(now.bytes, after) === 0;
    if (isOurs && versionIn(folder) !== release.version) replace(before.bytes);
  };
  keepPending(recordFolder, release, disk);
  if (Buffer.compare(before.bytes, after) === 0 || replace(after)) return undo;
  undo();
  return undefined;
}
