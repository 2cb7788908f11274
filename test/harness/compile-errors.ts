import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A mistake that TypeScript reports in a module. */
export interface CompileError {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line itself, without its indentation. */
  readonly source: string;
  readonly message: string;
}

/** Where the import of a specifier leads, if it is neither relative nor a package's name. */
export type Alias = (specifier: string, from: string) => string | undefined;

/**
 * What TypeScript reports of some modules, by path, as a consumer with every strictness turned on compiles them. They import each
 * other by relative paths, and packages as this project does. All are checked as one program.
 */
export function compileErrorsIn(
  modules: ReadonlyMap<string, string>,
  alias: Alias = () => undefined,
  more: ts.CompilerOptions = {},
): readonly CompileError[] {
  const texts = new Map([...modules].map(([path, text]) => [join(folder, path), text]));
  const options = { ...strictest, ...more };
  const program = ts.createProgram([...texts.keys()], options, hostOf(texts, alias, options));
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ code, file }) => code !== unused || !/\/use[^/]*\.ts$/.test(file?.fileName ?? ""))
    .map(compileError);
}

/** "… is declared but its value is never read": a mistake in a generated module, but not in code that only uses types. */
const unused = 6133;

/** One line for an error: `path:line message`, and the code below it. */
export function formatCompileError({ path, line, message, source }: CompileError): string {
  return `${path}:${line} ${message}\n    ${source}`;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A folder that is not there: the modules are as if they stood in it, and packages are found from there. */
const folder = join(root, "test/virtual");

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
  // Declarations of TypeScript itself and of packages are right. Checking them takes far longer than checking our modules.
  skipLibCheck: true,
};

/** The declarations that most programs need, and nothing changes: parsed once. */
const libraries: ReadonlyMap<string, ts.SourceFile> = new Map(
  ts
    .createProgram([join(root, "node_modules/openapi-fetch/dist/index.d.mts")], strictest)
    .getSourceFiles()
    .map((file) => [file.fileName, file]),
);

function hostOf(texts: ReadonlyMap<string, string>, alias: Alias, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const locate = (specifier: string, from: string): string | undefined => {
    if (!from.startsWith(`${folder}/`)) return undefined;
    const path = from.slice(folder.length + 1);
    const target = specifier.startsWith(".")
      ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts")
      : undefined;
    const located = alias(specifier, path) ?? target;
    return located === undefined ? undefined : join(folder, located);
  };
  return {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile(path, target) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, target);
      return libraries.get(path) ?? host.getSourceFile(path, target);
    },
    resolveModuleNameLiterals: (literals, from, redirected, given, source) =>
      literals.map(({ text }) => {
        const file = locate(text, from);
        if (file !== undefined) return { resolvedModule: moduleAt(file, texts) };
        const mode = ts.getImpliedNodeFormatForFile(source.fileName as ts.Path, undefined, host, given);
        return ts.resolveModuleName(text, from, given, host, undefined, redirected, mode);
      }),
  };
}

function moduleAt(path: string, texts: ReadonlyMap<string, string>): ts.ResolvedModuleFull | undefined {
  if (texts.has(path)) return { resolvedFileName: path, extension: ts.Extension.Ts };
  const declarations = path.replace(/\.ts$/, ".d.ts");
  return texts.has(declarations) ? { resolvedFileName: declarations, extension: ts.Extension.Dts } : undefined;
}

function compileError({ file, start = 0, messageText }: ts.Diagnostic): CompileError {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined) return { path: "", line: 0, source: "", message };
  const line = file.getLineAndCharacterOfPosition(start).line;
  return {
    path: file.fileName.startsWith(folder) ? file.fileName.slice(folder.length + 1) : file.fileName,
    line: line + 1,
    source: file.text.split("\n")[line]?.trim() ?? "",
    message,
  };
}
