import { resolve } from "node:path";
import { changelogPath } from "../../4-emit/output.js";
import { type OutputFolder, readText } from "../../5-write/output-folder.js";
import type { Settings } from "../configuration/settings.js";
import { lastCommitOf } from "../git/last-commit.js";
import type { ContractPart } from "../reading-options.js";
import { recordedHost, type VersionOrigin } from "../record/record.js";
import { recordFolderOf } from "../record/record-folder.js";
import { committedContract, currentRecord, type PreviousContract } from "./previous-contract.js";

/** Where a version that is about to be written to an output folder comes from. Each run of an output without one is its own origin. */
export function versionOrigin(version: string | undefined, folder: OutputFolder, root: string): VersionOrigin {
  if (version === undefined || generatedVersion(folder) !== version) return { kind: "this run" };
  return { kind: "earlier", contracts: currentRecord(folder, root)?.origin };
}

/** The contracts that the version in an output folder was first generated from, by the record or by git. */
export function contractsOfVersion(
  version: string,
  folder: OutputFolder,
  settings: Pick<Settings, "specs" | "out" | keyof ContractPart> & { readonly root: string },
): PreviousContract {
  const { out, root } = settings;
  const origin = currentRecord(folder, root)?.origin;
  if (origin !== undefined) {
    const host = recordedHost(recordFolderOf(root, folder), origin, root);
    return { kind: "record", host, specs: origin.specs, part: origin };
  }
  const committed = committedContract(lastCommitOf(`${folder.path}/package.json`, root, versionLine), settings, root);
  if (committed.kind !== "git") return committed;
  const read = committed.host.read(committed.host.realPath(resolve(root, out, "package.json")));
  const committedVersion = read.kind === "file" ? versionOf(new TextDecoder().decode(read.bytes)) : undefined;
  if (committedVersion === version) return committed;
  return { kind: "unknown", reason: `the output of ${version} was never committed` };
}

/** The line of the generated `package.json`, as an extended regular expression for git. */
const versionLine = '^  "version": ';

/** The version of the package in an output folder. */
export function generatedVersion(folder: OutputFolder): string | undefined {
  const text = folder.generated.has("package.json") ? readText(folder, "package.json") : undefined;
  return text === undefined ? undefined : versionOf(text);
}

function versionOf(manifest: string): string | undefined {
  try {
    const { version } = JSON.parse(manifest);
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}

/** The text of the changelog in an output folder, unless it is a file of somebody else's. */
export function generatedChangelog(folder: OutputFolder): string | undefined {
  return folder.generated.has(changelogPath) ? readText(folder, changelogPath) : undefined;
}
