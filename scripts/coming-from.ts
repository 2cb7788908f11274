import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newerNode } from "./bench-generate/newer-node.js";
import { environmentWithoutNpm, installPeers } from "./shared/peers.js";

// Compiles the code of `docs/coming-from-*.md`: what it was with other generators and what it is with specmill, each against
// what that generator makes of `test/docs/shop.yaml`.

const root = fileURLToPath(new URL("..", import.meta.url));
const installed = join(root, "scripts/bench-generate/node_modules");

const orvalConfiguration = `
const input = "shop.yaml";
export default {
  client: { input, output: { target: "orval/client.ts", schemas: "orval/types", client: "fetch", mode: "split" } },
  validators: { input, output: { target: "orval/validators.ts", client: "zod", mode: "split" } },
};
`;

const compilerOptions = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
  ...{ target: "es2022", lib: ["es2022", "dom", "dom.iterable"], module: "esnext", moduleResolution: "bundler" },
};

installPeers(new URL("./bench-generate/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "specmill-coming-from-"));
try {
  prepare();
  generate();
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."]);
  console.log(`Compiled: ${readdirSync(join(root, "docs/coming-from")).join(", ")}`);
} finally {
  rmSync(folder, { recursive: true });
}

function prepare(): void {
  cpSync(join(root, "test/docs/shop.yaml"), join(folder, "shop.yaml"));
  cpSync(join(root, "docs/coming-from"), folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(installed, "zod"), join(folder, "node_modules/zod"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  writeFileSync(join(folder, "orval.config.mjs"), orvalConfiguration);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
}

function generate(): void {
  const heyApiPlugins = ["@hey-api/typescript", "zod", "@hey-api/sdk", "@hey-api/client-fetch"];
  const heyApi = ["--input", "shop.yaml", "--output", "hey-api", "--no-log-file", "--plugins", ...heyApiPlugins];
  const node = newerNode();
  run(process.execPath, [join(root, "dist/cli.js"), "shop.yaml", "--quiet"]);
  run(node, [join(installed, "openapi-typescript/bin/cli.js"), "shop.yaml", "-o", "openapi-typescript/shop.ts"]);
  run(node, [join(installed, "@hey-api/openapi-ts/bin/run.js"), ...heyApi]);
  run(node, [join(installed, "orval/dist/bin/orval.mjs"), "--config", "orval.config.mjs"]);
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ["ignore", 2, 2], env: environmentWithoutNpm() });
}
