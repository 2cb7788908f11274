import { runGit } from "./run-git.js";

export type LastCommit =
  | { readonly kind: "commit"; readonly commit: string }
  /** `reason` is the end of a sentence. */
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * The last commit that changed a folder or a file; with a regular expression, the last one that changed a line that it
 * matches.
 */
export function lastCommitOf(path: string, root: string, line?: string): LastCommit {
  if (outputOf(["rev-parse", "--git-dir"], root) === undefined)
    return { kind: "unknown", reason: "there is no git repository" };
  const onlyLines = line === undefined ? [] : ["--text", `-G${line}`];
  const commit = outputOf(["log", "-1", "--format=%H", ...onlyLines, "--", path], root) ?? "";
  if (commit === "") return { kind: "unknown", reason: "it was never committed" };
  // Where history is cut off, its first commit seems to have written everything.
  const isShallow = outputOf(["rev-parse", "--is-shallow-repository"], root) === "true";
  if (isShallow && outputOf(["rev-parse", "--verify", "--quiet", `${commit}^`], root) === undefined)
    return { kind: "unknown", reason: "the clone is shallow" };
  return { kind: "commit", commit };
}

/** What git prints; undefined where it fails or is not installed. */
function outputOf(words: readonly string[], root: string): string | undefined {
  const result = runGit(root, words);
  return result.kind === "done" ? result.bytes.toString("utf8").trim() : undefined;
}
