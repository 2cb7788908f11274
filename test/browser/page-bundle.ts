import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { specmillIn } from "../harness/command.js";
import { compilers, node } from "../package/packed.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The code of the page with what it imports of a package that is generated and built here, as an application ships it.
 * The page is type-checked first: it is an application in TypeScript.
 */
export async function bundlePage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "specmill-browser-"));
  try {
    const modules = join(folder, "node_modules");
    mkdirSync(modules);
    symlinkSync(join(root, "node_modules/openapi-fetch"), join(modules, "openapi-fetch"));
    symlinkSync(join(root, "node_modules/openapi-typescript-helpers"), join(modules, "openapi-typescript-helpers"));
    const words = ["specs/rapidly.yaml", "test/browser/shop.yaml", "--package", "browser-tests", "--quiet"];
    const { code, error } = await specmillIn(root, "generate", ...words, "--out", join(modules, "browser-tests"));
    if (code !== 0) throw new Error(error);
    cpSync(join(root, "test/browser/page.ts"), join(folder, "page.ts"));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["page.ts"] }));
    node(compilers["the newest TypeScript"], ["-p", "."], folder);
    const { outputFiles } = await build({
      entryPoints: [join(folder, "page.ts")],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      write: false,
    });
    return outputFiles[0]?.text ?? "";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  module: "esnext",
  moduleResolution: "bundler",
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
};
