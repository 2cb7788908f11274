import { execFileSync } from "node:child_process";
import { join, relative, sep } from "node:path";
import { isInside } from "../../1-load/folders.js";
import type { Host, ReadResult } from "../../1-load/host.js";
import type { Diagnostics } from "../../diagnostics/collector.js";

/**
 * The files of a repository as they are in a revision of it. References between them lead to files of that revision, too;
 * the working tree is not looked at.
 *
 * Reports why there are none: git cannot be run, there is no repository around `root`, it knows no such commit; a
 * revision that git could take for an option is refused.
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
  const top = git(working, ["rev-parse", "--show-toplevel"]);
  if (top.kind === "unavailable") return void diagnostics.report("git-unavailable", undefined, top);
  if (top.kind === "failed") {
    const reason = /not a git repository/.test(top.reason) ? "there is none around it" : top.reason;
    return void diagnostics.report("git-repository-missing", undefined, { reason });
  }
  const commit = git(working, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (commit.kind !== "done") return void diagnostics.report("revision-unknown", undefined, { revision });
  const repository = { top: host.realPath(lineOf(top.bytes)), commit: lineOf(commit.bytes) };
  return {
    read: (path) => readFrom(repository, path),
    // Links of the working tree say nothing of those in the revision, which are not followed.
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
  const listed = git(top, ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", inside]);
  if (listed.kind !== "done") return { kind: "unreadable", reason: listed.reason };
  const [, mode, object] = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(listed.bytes.toString("utf8")) ?? [];
  if (mode === undefined || object === undefined) return { kind: "missing" };
  if (!mode.startsWith("100")) return { kind: "unreadable", reason: kinds.get(mode) ?? "it is not a regular file" };
  const blob = git(top, ["cat-file", "blob", object]);
  return blob.kind === "done" ? { kind: "file", bytes: blob.bytes } : { kind: "unreadable", reason: blob.reason };
}

/** Modes of Git's trees. */
const kinds: ReadonlyMap<string, string> = new Map([
  ["040000", "it is a folder"],
  ["120000", "it is a symbolic link, and those of a revision are not followed"],
  ["160000", "it is a submodule"],
]);

type Answer =
  | { readonly kind: "done"; readonly bytes: Buffer }
  | { readonly kind: "failed"; readonly reason: string }
  /** git itself did not start. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** Runs git without a shell. What it says goes nowhere but into the answer. */
function git(folder: string, argv: readonly string[]): Answer {
  try {
    // What git says is looked at, so it must be said in the same words everywhere.
    const env = { ...process.env, LC_ALL: "C" };
    const bytes = execFileSync("git", argv, {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 2 ** 28,
    });
    return { kind: "done", bytes };
  } catch (error) {
    const { code, status, stderr, message } = error as NodeJS.ErrnoException & {
      readonly status?: number | null;
      readonly stderr?: Buffer;
    };
    if (typeof status === "number") return { kind: "failed", reason: firstLine(stderr?.toString("utf8") ?? message) };
    return { kind: "unavailable", reason: code === "ENOENT" ? "there is no `git` on the PATH" : (code ?? message) };
  }
}

function lineOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\r?\n$/, "");
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
