import { lstatSync } from "node:fs";
import { join, posix } from "node:path";
import type { OutputFile } from "../4-emit/output.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Memory } from "../memory/memory.js";
import { filesUnder, type OutputFolder } from "./output-folder.js";
import { transpile } from "./transpile.js";
import { removeFiles, replaceFiles } from "./write.js";

/** The folder of a generated package that the build makes. It holds nothing else, and is not committed. */
const buildFolder = "dist";
const sourceFolder = "src/";

/**
 * Makes JavaScript, declarations and source maps of the generated TypeScript, in `dist/`. File by file and without
 * checking types: generated code has explicit types on every export (`isolatedDeclarations`).
 */
export function build(
  folder: OutputFolder,
  files: readonly OutputFile[],
  diagnostics: Diagnostics,
  memory?: Memory,
): boolean {
  if (lstatSync(join(folder.path, buildFolder), { throwIfNoEntry: false })?.isSymbolicLink()) {
    diagnostics.report("out-symbolic-link", undefined, { path: `${folder.shown}/${buildFolder}` });
    return false;
  }
  const built = files
    .filter(({ path }) => path.startsWith(sourceFolder) && path.endsWith(".ts"))
    .flatMap((file) => filesOf(file, memory));
  const wanted = new Set(built.map(({ path }) => path));
  // First what is stale, links to elsewhere among it: then nothing is written through a link.
  const stale = filesUnder(folder, buildFolder).filter((path) => !wanted.has(path));
  return removeFiles(folder, stale, diagnostics) && replaceFiles(folder, built, diagnostics);
}

/** One module as its four files. */
function filesOf(file: OutputFile, memory: Memory | undefined): readonly OutputFile[] {
  const module = posix.join(buildFolder, file.path.slice(sourceFolder.length, -".ts".length));
  return transpile(file, module, posix.relative(posix.dirname(module), file.path), memory);
}
