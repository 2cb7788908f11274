import type { ExportDeclarationStructure, ImportDeclarationStructure, WriterFunction } from "ts-morph";
import type { Declaration } from "./declare.js";
import { identifier } from "./identifiers.js";
import type { ImportedName, ImportStatement } from "./imports.js";
import { IndentationText, Project, QuoteKind, StructureKind } from "./ts-morph.js";

/** The width of generated lines, in columns. */
export const pageWidth = 100;

/** Prints the imports and re-exports of modules. */
export interface StatementPrinter {
  imports(statements: readonly ImportStatement[]): string;
  reexports(statements: readonly ReexportStatement[]): string;
}

/** The names to re-export from another module, and the specifier of that module. */
export interface ReexportStatement extends Pick<Extract<Declaration, { readonly kind: "reexport" }>, "names"> {
  readonly specifier: string;
}

/**
 * A printer with a project in memory: nothing is read from the disk. One prints many modules: making a project takes
 * longer than printing with it.
 */
export function statementPrinter(): StatementPrinter {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, noResolve: true, types: [] },
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Double,
      insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: false,
    },
  });
  const print = (statements: (ImportDeclarationStructure | ExportDeclarationStructure)[]): string => {
    const file = project.createSourceFile("statements.ts", { statements }, { overwrite: true });
    const text = file.getFullText().trimEnd();
    file.forget();
    return text;
  };
  return {
    imports: (statements) => print(statements.map(importStructure)),
    reexports: (statements) => print(statements.map(reexportStructure)),
  };
}

function importStructure({ specifier, type, names }: ImportStatement): ImportDeclarationStructure {
  const specifiers = names.map((name) => `${name.type && !type ? "type " : ""}${renamed(name)}`);
  const around = `import${type ? " type" : ""} {} from "${specifier}";`;
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: type,
    moduleSpecifier: specifier,
    namedImports:
      isNeighbour(specifier) && names.length > 1 ? onePerLine(specifiers) : braced(specifiers, around.length),
  };
}

function reexportStructure({ names, specifier }: ReexportStatement): ExportDeclarationStructure {
  const listed = typeof names === "string" ? [] : names;
  for (const { name } of listed) identifier(name);
  const type = names === "all types" || (listed.length > 0 && listed.every((name) => name.type));
  const specifiers = listed.map((name) => `${name.type && !type ? "type " : ""}${name.name}`);
  const around = `export${type ? " type" : ""} {} from "${specifier}";`;
  return {
    kind: StructureKind.ExportDeclaration,
    isTypeOnly: type,
    moduleSpecifier: specifier,
    ...(typeof names === "string" ? {} : { namedExports: braced(specifiers, around.length) }),
  };
}

/** The names between the braces: on one line if they fit there. ts-morph indents the lines. */
function braced(specifiers: readonly string[], around: number): WriterFunction {
  const flat = ` ${specifiers.join(", ")} `;
  return around + flat.length <= pageWidth ? (writer) => writer.write(flat) : onePerLine(specifiers);
}

function onePerLine(specifiers: readonly string[]): WriterFunction {
  return (writer) => writer.write(`\n${specifiers.map((each) => `${each},\n`).join("")}`);
}

/**
 * Whether a module belongs to the same API. Its names come from the contract and change with it, so each gets a line of
 * its own: a further name then changes no other line.
 */
function isNeighbour(specifier: string): boolean {
  return specifier.startsWith("./");
}

function renamed({ name, local }: ImportedName): string {
  return name === local ? name : `${name} as ${local}`;
}
