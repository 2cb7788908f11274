import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Installs the packages that the `package.json` of a folder depends on, where one is missing or of another version.
 *
 * @param folder The folder of a benchmark, with a slash at its end.
 */
export function installPeers(folder: URL): void {
  const missing = Object.entries(peerVersions(folder)).filter(
    ([name, version]) => installedVersion(folder, name) !== version,
  );
  if (missing.length === 0) return;
  const path = fileURLToPath(folder);
  console.error(`Installing the peers in ${path}: ${missing.map((each) => each.join(" ")).join(", ")}`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Not `npm ci`: a peer's native builds for other platforms are not in every registry, and so not in the lockfile.
  execFileSync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: path,
    stdio: ["ignore", 2, 2],
    env: environmentWithoutNpm(),
  });
}

/** The version of each peer that a folder asks for, by the name it is imported by. */
export function peerVersions(folder: URL): Readonly<Record<string, string>> {
  const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(new URL("package.json", folder), "utf8"),
  );
  // A version stands alone, or after the name of the package that an alias leads to: `npm:@kubb/plugin-zod@5.1.6`.
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => [name, range.slice(range.lastIndexOf("@") + 1)]),
  );
}

/** The environment without what npm adds for the script that it runs: a package elsewhere is none of that script's. */
export function environmentWithoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name)));
}

function installedVersion(folder: URL, name: string): string | undefined {
  const file = new URL(`node_modules/${name}/package.json`, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}
