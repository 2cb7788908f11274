import { join, relative, sep } from "node:path";
import { isInside } from "../../1-load/folders.js";
import type { Host, ReadResult } from "../../1-load/host.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { runGit } from "./run-git.js";

/**
 * A host that reads the files of a repository as they are in one of its revisions, and never those of the working tree.
 *
 * Returns undefined, and reports why, where git cannot be run, where there is no repository around `root`, and where the
 * revision is unknown or could be taken for an option of git.
 */
export function openRevision(
  revision: string,
  { root, host }: { readonly root: string; readonly host: Pick<Host, "realPath"> },
  diagnostics: Diagnostics,
): Host | undefined {
  if (revision === "" || revision.startsWith("-")) {
    return void diagnostics.report("revision-invalid", undefined, { revision });
  }
  const working = host.realPath(root);
  const top = runGit(working, ["rev-parse", "--show-toplevel"]);
  if (top.kind === "unavailable") return void diagnostics.report("git-unavailable", undefined, top);
  if (top.kind === "failed") {
    const reason = /not a git repository/.test(top.reason) ? "there is none around it" : top.reason;
    return void diagnostics.report("git-repository-missing", undefined, { reason });
  }
  const commit = runGit(working, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (commit.kind !== "done") return void diagnostics.report("revision-unknown", undefined, { revision });
  const repository = { top: host.realPath(lineOf(top.bytes)), commit: lineOf(commit.bytes) };
  return {
    read: (path) => readFrom(repository, path),
    // Links of the working tree are not those of the revision, and the latter are not followed.
    realPath: (path) => (isInside(root, path) ? join(working, relative(root, path)) : path),
  };
}

interface Repository {
  /** Absolute, with links followed. */
  readonly top: string;
  readonly commit: string;
}

function readFrom({ top, commit }: Repository, path: string): ReadResult {
  if (!isInside(top, path)) return { kind: "missing" };
  const inside = relative(top, path).split(sep).join("/");
  const listed = runGit(top, ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", inside]);
  if (listed.kind !== "done") return { kind: "unreadable", reason: listed.reason };
  const [, mode, object] = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(listed.bytes.toString("utf8")) ?? [];
  if (mode === undefined || object === undefined) return { kind: "missing" };
  if (!mode.startsWith("100")) return { kind: "unreadable", reason: reasons.get(mode) ?? "it is not a regular file" };
  const blob = runGit(top, ["cat-file", "blob", object]);
  return blob.kind === "done" ? { kind: "file", bytes: blob.bytes } : { kind: "unreadable", reason: blob.reason };
}

/** Why something in a tree of git is not read, by its mode. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["040000", "it is a folder"],
  ["120000", "it is a symbolic link, and those of a revision are not followed"],
  ["160000", "it is a submodule"],
]);

function lineOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\r?\n$/, "");
}
