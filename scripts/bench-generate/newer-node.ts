import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environmentWithoutNpm } from "../shared/peers.js";

const folder = new URL("node_modules/node/", import.meta.url);

/**
 * The path of the Node that the npm package `node` brings. The package fetches the build for this machine in an install
 * script, and no install script runs when peers are installed: so this one is run here, the first time.
 */
export function newerNode(): string {
  const path = fileURLToPath(new URL(process.platform === "win32" ? "bin/node.exe" : "bin/node", folder));
  if (!existsSync(path)) {
    execFileSync(process.execPath, ["installArchSpecificPackage.js"], {
      cwd: fileURLToPath(folder),
      stdio: ["ignore", 2, 2],
      env: environmentWithoutNpm(),
    });
  }
  return path;
}
