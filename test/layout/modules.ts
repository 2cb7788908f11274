import { posix } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../../generator/4-emit/output.js";

/** The modules of an API that each module loads when it runs: types are erased. Those of the runtime are left out. */
export function loadedBy(files: readonly OutputFile[]): ReadonlyMap<string, readonly string[]> {
  const modules = files.filter(({ path }) => path.endsWith(".ts") && !path.includes("runtime/"));
  return new Map(modules.map(({ path, text }) => [path, specifiersOf(path, text).map((to) => resolved(to, path))]));
}

function specifiersOf(path: string, text: string): readonly string[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) return isErased(statement) ? [] : specifierOf(statement.moduleSpecifier);
    return ts.isExportDeclaration(statement) && !statement.isTypeOnly ? specifierOf(statement.moduleSpecifier) : [];
  });
}

function isErased({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function specifierOf(specifier: ts.Expression | undefined): readonly string[] {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
  return specifier.text.startsWith(".") && !specifier.text.includes("runtime/") ? [specifier.text] : [];
}

function resolved(specifier: string, from: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");
}

/** The modules that are on a circle of imports: they lead to themselves. */
export function onCircles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...imports.keys()].filter((start) => {
    const reached = new Set(imports.get(start));
    // A Set is walked to what is added meanwhile.
    for (const module of reached) for (const next of imports.get(module) ?? []) reached.add(next);
    return reached.has(start);
  });
}
