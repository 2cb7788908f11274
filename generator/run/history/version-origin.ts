import { resolve } from "node:path";
import { changelogPath } from "../../4-emit/output.js";
import { type OutputFolder, readText } from "../../5-write/output-folder.js";
import type { Settings } from "../configuration/settings.js";
import { lastCommitOf } from "../git/last-commit.js";
import { type Origin, recordedHost } from "../record/record.js";
import { recordFolderOf } from "../record/record-folder.js";
import { committedContract, type PreviousContract, recordOf } from "./previous-contract.js";

/** The origin of a version that is about to be written to an output folder. */
export function originOf(version: string, folder: OutputFolder, root: string): Origin {
  if (versionIn(folder) !== version) return { kind: "this run" };
  return { kind: "earlier", contracts: recordOf(folder, root)?.origin };
}

/** The contracts that the version in an output folder was generated from first, by the record or by git. */
export function contractsOfVersion(
  folder: OutputFolder,
  { specs, out }: Pick<Settings, "specs" | "out">,
  root: string,
): PreviousContract {
  const version = versionIn(folder);
  if (version === undefined) return { kind: "nothing" };
  const origin = recordOf(folder, root)?.origin;
  if (origin !== undefined) {
    return { kind: "record", host: recordedHost(recordFolderOf(root, folder), origin, root), specs: origin.specs };
  }
  const committed = committedContract(lastCommitOf(`${folder.path}/package.json`, root, versionLine), specs, root);
  if (committed.kind !== "git") return committed;
  const read = committed.host.read(committed.host.realPath(resolve(root, out, "package.json")));
  const then = read.kind === "file" ? versionOf(new TextDecoder().decode(read.bytes)) : undefined;
  if (then === version) return committed;
  return { kind: "unknown", why: `the output of ${version} was never committed` };
}

/** As git reads it: an extended regular expression that a line of the generated `package.json` matches. */
const versionLine = '^  "version": ';

/** The version of the package in an output folder. */
export function versionIn(folder: OutputFolder): string | undefined {
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

/** The text of the changelog in an output folder, if it is part of what was generated. */
export function changelogIn(folder: OutputFolder): string | undefined {
  return folder.generated.has(changelogPath) ? readText(folder, changelogPath) : undefined;
}
