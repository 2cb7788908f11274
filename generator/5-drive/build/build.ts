import { posix } from "node:path";
import type { OutputFile } from "../../4-emit/output.js";
import type { Memory } from "../../memory/memory.js";
import { builtPaths, isModule, type Reuse } from "./built-paths.js";
import { transpile } from "./transpile.js";

/**
 * Makes JavaScript, declarations and source maps of the generated TypeScript, for `dist/`. File by file and without
 * checking types: generated code has explicit types on every export (`isolatedDeclarations`). Writes nothing.
 */
export function build(
  files: readonly OutputFile[],
  reuse: Reuse = () => undefined,
  memory?: Memory,
): readonly OutputFile[] {
  return files.filter(isModule).flatMap((file) => reuse(file) ?? filesOf(file, memory));
}

/** One module as its four files. */
function filesOf(file: OutputFile, memory: Memory | undefined): readonly OutputFile[] {
  const [javascript = ""] = builtPaths(file.path);
  const module = javascript.slice(0, -".js".length);
  return transpile(file, module, posix.relative(posix.dirname(module), file.path), memory);
}
