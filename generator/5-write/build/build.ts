import { posix } from "node:path";
import { type SourceMap, type TransformOptions, transformSync } from "oxc-transform";
import type { OutputFile } from "../../4-emit/output.js";
import { builtPaths, isModule, type Reuse } from "./built-paths.js";

/**
 * Makes JavaScript, declarations and source maps of the generated TypeScript, for `dist/`. Module by module and without
 * checking types: generated code has explicit types on every export (`isolatedDeclarations`). Writes nothing.
 *
 * Throws for a module that is not valid: that is a bug of an emitter.
 */
export function build(files: readonly OutputFile[], reuse: Reuse = () => undefined): readonly OutputFile[] {
  return files.filter(isModule).flatMap((file) => reuse(file) ?? buildModule(file));
}

/** Erases types and changes nothing else: what is generated needs no newer engine than Node 20. */
const options = {
  lang: "ts",
  sourceType: "module",
  target: "es2022",
  sourcemap: true,
  typescript: { onlyRemoveTypeImports: true, declaration: { sourcemap: true } },
} as const satisfies TransformOptions;

function buildModule({ path, text }: OutputFile): readonly OutputFile[] {
  const { code, map, declaration, declarationMap, errors } = transformSync(path, text, options);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} is not valid: ${error.message}\n${error.codeframe ?? text}`);
  if (declaration === undefined || map === undefined || declarationMap === undefined)
    throw new Error(`${path} was built without its declarations or without a source map`);
  const [ofCode = "", , ofDeclaration = ""] = builtPaths(path);
  return [...withMap(ofCode, code, map, path), ...withMap(ofDeclaration, declaration, declarationMap, path)];
}

/** A built file and its source map (ECMA-426), which refers to the module of the package that the file was built from. */
function withMap(path: string, text: string, { mappings }: SourceMap, module: string): readonly OutputFile[] {
  const file = posix.basename(path);
  const map = { version: 3, file, sources: [posix.relative(posix.dirname(path), module)], names: [], mappings };
  return [
    { path, text: `${text}//# sourceMappingURL=${file}.map\n` },
    { path: `${path}.map`, text: JSON.stringify(map) },
  ];
}
