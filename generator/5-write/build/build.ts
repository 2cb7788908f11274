import type { OutputFile } from "../../4-emit/output.js";
import { isModule, type Reuse } from "./built-paths.js";
import { transpile } from "./transpile.js";

/**
 * Makes JavaScript, declarations and source maps of the generated TypeScript, for `dist/`. File by file and without
 * checking types: generated code has explicit types on every export (`isolatedDeclarations`). Writes nothing.
 */
export function build(files: readonly OutputFile[], reuse: Reuse = () => undefined): readonly OutputFile[] {
  const modules = files.filter(isModule).map((file) => ({ file, reused: reuse(file) }));
  const fresh = modules.flatMap(({ file, reused }) => (reused === undefined ? [file] : []));
  return [...modules.flatMap(({ reused }) => reused ?? []), ...transpile(fresh)];
}
