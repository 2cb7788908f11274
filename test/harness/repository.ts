import { execFileSync } from "node:child_process";

/** Makes a folder a repository of git, if it is none, and commits all that is in it. Nothing of the machine's settings counts. */
export function commitAll(folder: string): void {
  // In a hook of git, the environment names the repository around.
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const env = {
    ...Object.fromEntries(outside),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Test",
    GIT_AUTHOR_EMAIL: "test@example.com",
    GIT_COMMITTER_NAME: "Test",
    GIT_COMMITTER_EMAIL: "test@example.com",
  };
  const git = (...argv: readonly string[]) => execFileSync("git", argv, { cwd: folder, env, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", "All of it");
}
