import { posix } from "node:path";
import type { OutputFile } from "../../4-emit/output.js";
import { buildFolder } from "../manifest.js";

const sourceFolder = "src/";

/** What was built before of a module that has not changed, if that is known. Safe to know too little. */
export type Reuse = (module: OutputFile) => readonly OutputFile[] | undefined;

/** Whether a generated file is a module that is built. */
export function isModule({ path }: OutputFile): boolean {
  return path.startsWith(sourceFolder) && path.endsWith(".ts");
}

/** The paths of what is made of a module: JavaScript and declarations, each with its source map. */
export function builtPaths(module: string): readonly string[] {
  const path = posix.join(buildFolder, module.slice(sourceFolder.length, -".ts".length));
  return [".js", ".js.map", ".d.ts", ".d.ts.map"].map((end) => `${path}${end}`);
}
