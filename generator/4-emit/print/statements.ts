import type { ExportDeclarationStructure, ImportDeclarationStructure, WriterFunction } from "ts-morph";
import type { Declaration } from "./declare.js";
import { identifier } from "./identifiers.js";
import type { ImportedName, ImportStatement } from "./imports.js";
import { IndentationText, Project, QuoteKind, StructureKind } from "./ts-morph.js";

/** The column that lines are kept within. */
export const pageWidth = 100;

/** Imports as text. */
export function printImports(statements: readonly ImportStatement[]): string {
  return printStructures(statements.map(importStructure));
}

/** What is re-exported of a module, as it is called from this one. */
export interface ReexportStatement extends Pick<Extract<Declaration, { readonly kind: "reexport" }>, "names"> {
  readonly specifier: string;
}

/** Re-exports as text. */
export function printReexports(statements: readonly ReexportStatement[]): string {
  return printStructures(statements.map(reexportStructure));
}

/** In a world of its own: nothing is read from the disk. */
function printStructures(statements: (ImportDeclarationStructure | ExportDeclarationStructure)[]): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, noResolve: true, types: [] },
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Double,
      insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: false,
    },
  });
  return project.createSourceFile("statements.ts", { statements }).getFullText().trimEnd();
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
  const listed = names === "all" ? [] : names;
  for (const { name } of listed) identifier(name);
  const type = listed.length > 0 && listed.every((name) => name.type);
  const specifiers = listed.map((name) => `${name.type && !type ? "type " : ""}${name.name}`);
  const around = `export${type ? " type" : ""} {} from "${specifier}";`;
  return {
    kind: StructureKind.ExportDeclaration,
    isTypeOnly: type,
    moduleSpecifier: specifier,
    ...(names === "all" ? {} : { namedExports: braced(specifiers, around.length) }),
  };
}

/** What stands between braces: on one line if it fits beside what is around it. ts-morph indents the lines itself. */
function braced(specifiers: readonly string[], around: number): WriterFunction {
  const flat = ` ${specifiers.join(", ")} `;
  return around + flat.length <= pageWidth ? (writer) => writer.write(flat) : onePerLine(specifiers);
}

function onePerLine(specifiers: readonly string[]): WriterFunction {
  return (writer) => writer.write(`\n${specifiers.map((each) => `${each},\n`).join("")}`);
}

/**
 * Whether a module is of the same API. What is imported of it are names of the contract, which come and go: each has a
 * line of its own, and one more changes none of the others.
 */
function isNeighbour(specifier: string): boolean {
  return specifier.startsWith("./");
}

function renamed({ name, local }: ImportedName): string {
  return name === local ? name : `${name} as ${local}`;
}
