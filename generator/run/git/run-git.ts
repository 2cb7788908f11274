import { execFileSync } from "node:child_process";

export type GitResult =
  | { readonly kind: "done"; readonly bytes: Buffer }
  | { readonly kind: "failed"; readonly reason: string }
  /** git itself did not start. */
  | { readonly kind: "unavailable"; readonly reason: string };

/**
 * Runs git in a folder, without a shell, a network or a program that the repository names. Its messages are in English,
 * because they are read here, and its output goes nowhere but into the result.
 */
export function runGit(folder: string, words: readonly string[]): GitResult {
  try {
    const bytes = execFileSync("git", ["--no-pager", "-c", "core.fsmonitor=false", ...words], {
      cwd: folder,
      env: { ...process.env, LC_ALL: "C" },
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

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
