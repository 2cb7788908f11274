import { execFileSync } from "node:child_process";

export type LastCommit =
  | { readonly kind: "commit"; readonly commit: string }
  /** `why` is the end of a sentence. */
  | { readonly kind: "unknown"; readonly why: string };

/**
 * The last commit that changed something at a path: in a folder or a file, and there only in lines that a regular
 * expression matches, if one is given.
 */
export function lastCommitOf(path: string, root: string, line?: string): LastCommit {
  const onlyLines = line === undefined ? [] : ["--text", `-G${line}`];
  if (git(["rev-parse", "--git-dir"], root) === undefined)
    return { kind: "unknown", why: "there is no git repository" };
  const commit =
    git(["log", "-1", "--format=%H", ...onlyLines, "--", path], root)
      ?.toString()
      .trim() ?? "";
  if (commit === "") return { kind: "unknown", why: "it was never committed" };
  // Where history is cut off, the first commit there is seems to have written everything.
  const isCut = git(["rev-parse", "--is-shallow-repository"], root)?.toString().trim() === "true";
  if (isCut && git(["rev-parse", "--verify", "--quiet", `${commit}^`], root) === undefined)
    return { kind: "unknown", why: "the clone is shallow" };
  return { kind: "commit", commit };
}

/** What git answers; nothing where it is not installed or has no answer. Asks nothing of a network, and runs no program of the repository's. */
function git(words: readonly string[], root: string): Buffer | undefined {
  try {
    return execFileSync("git", ["--no-pager", "-c", "core.fsmonitor=false", ...words], {
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1 << 28,
    });
  } catch {
    return undefined;
  }
}
