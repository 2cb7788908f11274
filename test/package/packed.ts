import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { specmillIn } from "../harness/command.js";

/** The generated package of this repository: built, packed, and installed in an empty folder as a stranger would. */
export interface Packed {
  /** The output folder of the generator. */
  readonly generated: string;
  readonly tarball: string;
  /** A package that depends on it, with the sources of `test/package/consumer`. */
  readonly consumer: string;
  /** Where it is installed there. */
  readonly installed: string;
  remove(): void;
}

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const modules = join(root, "node_modules");

export async function packAndInstall(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "specmill-package-"));
  const generated = join(folder, "packed");
  const { code, error } = await specmillIn(root, "generate", "--out", generated, "--quiet");
  if (code !== 0) throw new Error(error);
  const consumer = join(folder, "consumer");
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  const tarball = join(folder, run("npm", ["pack", "--silent", "--pack-destination", folder], generated).trim());
  const dependencies = ["openapi-fetch", "openapi-typescript-helpers", "@standard-schema/spec"].map((name) =>
    join(modules, name),
  );
  const flags = ["--offline", "--install-links", "--no-audit", "--no-fund"];
  run("npm", ["install", ...flags, tarball, ...dependencies], consumer);
  cpSync(join(root, "test/package/consumer"), join(consumer, "src"), { recursive: true });
  return {
    generated,
    tarball,
    consumer,
    installed: join(consumer, "node_modules/@specmill/share-clients"),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Runs a command; what it prints is in the error where it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, NO_COLOR: "1" },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  }
}

/** Runs a script of a package that this repository depends on. */
export function node(script: string, args: readonly string[], cwd: string): string {
  return run(process.execPath, [join(modules, script), ...args], cwd);
}

export const compilers = {
  "TypeScript 5.9": "typescript/bin/tsc",
  "the newest TypeScript": "typescript-newest/bin/tsc",
} as const;

const resolutions = {
  node16: { module: "node16", moduleResolution: "node16" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
} as const;

/** Type-checks the consumer with what it has installed, by the strictest options; throws what the compiler reports. */
export function typeCheck(
  { consumer }: Packed,
  compiler: keyof typeof compilers,
  resolution: keyof typeof resolutions,
): void {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    ...resolutions[resolution],
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
    // Declarations of the package and of what it depends on are checked, those of the language are not.
    skipDefaultLibCheck: true,
  };
  const config = join(consumer, `tsconfig.${resolution}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ["src"] }));
  node(compilers[compiler], ["-p", config], consumer);
}
