import { lstatSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../4-emit/output.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { filesUnder, type OutputFolder } from "./output-folder.js";
import { removeFiles, replaceFiles } from "./write.js";

/** The folder of a generated package that the build makes. It holds nothing else, and is not committed. */
const buildFolder = "dist";
const sourceFolder = "src/";

/**
 * Makes JavaScript, declarations and source maps of the generated TypeScript, in `dist/`. File by file and without
 * checking types: generated code has explicit types on every export (`isolatedDeclarations`).
 */
export function build(folder: OutputFolder, files: readonly OutputFile[], diagnostics: Diagnostics): boolean {
  if (lstatSync(join(folder.path, buildFolder), { throwIfNoEntry: false })?.isSymbolicLink()) {
    diagnostics.report("out-symbolic-link", undefined, { path: `${folder.shown}/${buildFolder}` });
    return false;
  }
  const built = files.filter(({ path }) => path.startsWith(sourceFolder) && path.endsWith(".ts")).flatMap(transpile);
  const wanted = new Set(built.map(({ path }) => path));
  // First what is stale, links to elsewhere among it: then nothing is written through a link.
  const stale = filesUnder(folder, buildFolder).filter((path) => !wanted.has(path));
  return removeFiles(folder, stale, diagnostics) && replaceFiles(folder, built, diagnostics);
}

/** One module as its four files. */
function transpile({ path, text }: OutputFile): readonly OutputFile[] {
  const module = posix.join(buildFolder, path.slice(sourceFolder.length, -".ts".length));
  const source = posix.relative(posix.dirname(module), path);
  const input = { fileName: posix.basename(path), reportDiagnostics: true };
  const javascript = ts.transpileModule(text, { ...input, compilerOptions: moduleOptions });
  const declaration = ts.transpileDeclaration(text, { ...input, compilerOptions: declarationOptions });
  const problems = [...(javascript.diagnostics ?? []), ...(declaration.diagnostics ?? [])];
  if (problems[0])
    throw new Error(`${path} is not valid: ${ts.flattenDiagnosticMessageText(problems[0].messageText, "\n")}`);
  return [
    { path: `${module}.js`, text: javascript.outputText },
    { path: `${module}.js.map`, text: relocate(javascript.sourceMapText, source) },
    { path: `${module}.d.ts`, text: declaration.outputText },
    { path: `${module}.d.ts.map`, text: relocate(declaration.sourceMapText, source) },
  ];
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
