import ts from "typescript";
import type { OutputFile } from "../../4-emit/output.js";
import { buildFolder } from "../manifest.js";
import { builtPaths } from "./built-paths.js";

/**
 * Modules of TypeScript as JavaScript and declarations, each with its source map. Types are not checked: generated code
 * has explicit ones on every export (`isolatedDeclarations`).
 */
export function transpile(modules: readonly OutputFile[]): readonly OutputFile[] {
  if (modules.length === 0) return [];
  const emitted = emitAll(modules);
  return modules.flatMap(({ path }) =>
    builtPaths(path).map((built) => {
      const text = emitted.get(built);
      if (text === undefined) throw new Error(`Nothing was made of ${path} for ${built}`);
      return { path: built, text };
    }),
  );
}

/** What TypeScript makes of the modules, by path. Throws for one that is not valid: that is a bug of an emitter. */
function emitAll(modules: readonly OutputFile[]): ReadonlyMap<string, string> {
  const files = new Map(modules.map(({ path, text }) => [path, text]));
  const emitted = new Map<string, string>();
  const program = ts.createProgram([...files.keys()], emitOptions, {
    getSourceFile(name, language) {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, language);
    },
    writeFile: (name, text) => emitted.set(name, text),
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  });
  const problem = [...program.getSyntacticDiagnostics(), ...program.emit().diagnostics][0];
  if (problem === undefined) return emitted;
  const message = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
  throw new Error(
    `${problem.file?.fileName ?? "What was printed"} is not valid: ${message}\n${problem.file?.text ?? ""}`,
  );
}

const emitOptions: ts.CompilerOptions = {
  rootDir: "src",
  outDir: buildFolder,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  newLine: ts.NewLineKind.LineFeed,
  strict: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  sourceMap: true,
  declaration: true,
  declarationMap: true,
  isolatedDeclarations: true,
  // Nothing but syntax is looked at.
  noLib: true,
  noResolve: true,
  noCheck: true,
  types: [],
};
