import { posix } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../4-emit/output.js";
import { builtPaths, isModule, type Reuse } from "./built-paths.js";

/**
 * Makes JavaScript, declarations and source maps of the generated TypeScript, for `dist/`. File by file and without
 * checking types: generated code has explicit types on every export (`isolatedDeclarations`). Writes nothing.
 */
export function build(files: readonly OutputFile[], reuse: Reuse = () => undefined): readonly OutputFile[] {
  return files.filter(isModule).flatMap((file) => reuse(file) ?? transpile(file));
}

/** One module as its four files. */
function transpile({ path, text }: OutputFile): readonly OutputFile[] {
  const paths = builtPaths(path);
  const source = posix.relative(posix.dirname(paths[0] ?? ""), path);
  const input = { fileName: posix.basename(path), reportDiagnostics: true };
  const javascript = ts.transpileModule(text, { ...input, compilerOptions: moduleOptions });
  const declaration = ts.transpileDeclaration(text, { ...input, compilerOptions: declarationOptions });
  const problems = [...(javascript.diagnostics ?? []), ...(declaration.diagnostics ?? [])];
  if (problems[0])
    throw new Error(`${path} is not valid: ${ts.flattenDiagnosticMessageText(problems[0].messageText, "\n")}`);
  const texts = [
    javascript.outputText,
    relocate(javascript.sourceMapText, source),
    declaration.outputText,
    relocate(declaration.sourceMapText, source),
  ];
  return texts.map((text, index) => ({ path: paths[index] ?? "", text }));
}

const moduleOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  newLine: ts.NewLineKind.LineFeed,
  strict: true,
  verbatimModuleSyntax: true,
  sourceMap: true,
};

const declarationOptions: ts.CompilerOptions = {
  ...moduleOptions,
  declaration: true,
  isolatedDeclarations: true,
  declarationMap: true,
};

/** A source map that names its source relative to where the map is; the compiler sees one file and thinks they are neighbours. */
function relocate(map: string | undefined, source: string): string {
  if (map === undefined) throw new Error(`No source map was made for ${source}.`);
  return JSON.stringify({ ...JSON.parse(map), sources: [source] });
}
