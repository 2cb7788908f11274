import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(new URL("package.json", import.meta.url), "utf8"),
);

/** Installs the peers in this folder where one is missing or of another version. */
export function installPeers(): void {
  const missing = Object.entries(manifest.dependencies).filter(([name, version]) => installed(name) !== version);
  if (missing.length === 0) return;
  console.error(`Installing the peers in scripts/bench: ${missing.map((each) => each.join(" ")).join(", ")}`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Not `npm ci`: a peer's native builds for other platforms are not in every registry, and so not in the lockfile.
  execFileSync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: here,
    stdio: ["ignore", 2, 2],
    // Nothing of the npm that runs this script: it stands in another package.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name))),
  });
}

/** The version of each peer, for the table. */
export function peerVersions(): Readonly<Record<string, string>> {
  return manifest.dependencies;
}

function installed(name: string): string | undefined {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}
