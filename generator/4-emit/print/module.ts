import {
  type ExportDeclarationStructure,
  type ImportDeclarationStructure,
  IndentationText,
  Node,
  Project,
  QuoteKind,
  type Statement,
} from "ts-morph";
import { type CodeDeclaration, type Declaration, declare } from "./declare.js";
import { type Code, type Import, importsOf, isEmpty, type ModuleRef } from "./document.js";
import { type ImportStatement, type ImportTable, importTable, specifierOf } from "./imports.js";
import type { Doc } from "./jsdoc.js";
import { layOut, type Page } from "./layout.js";
import { importStructure, pageWidth, type ReexportStatement, reexportStructure } from "./statements.js";

/** A module of the generated package as data. */
export interface Module {
  /** Its path in the package, with `/` between segments: `src/rapidly/types.ts`. */
  readonly path: string;
  /** A comment on the module as a whole. */
  readonly header?: Doc | undefined;
  readonly declarations: readonly Declaration[];
}

/** A module as text, and the modules it needs. */
export interface PrintedModule {
  readonly path: string;
  readonly text: string;
  /** What it imports or re-exports from, each module once. */
  readonly imports: readonly ModuleRef[];
}

/**
 * Prints a module. Imports and exports are printed by ts-morph from structures; every other declaration is laid out here,
 * since its printer knows no page width. It is never asked to change anything: each change of a source file parses it
 * anew.
 *
 * Post-condition: the text parses without errors to exactly the statements that were given. Throws if it does not, as
 * that is a bug of ours whatever the document says.
 */
export function printModule({ path, header, declarations }: Module): PrintedModule {
  const drafts = declarations.map((each) => (each.kind === "reexport" ? each : draftOf(each)));
  const used = new Map<string, Import>();
  for (const each of drafts) if (!isReexport(each)) for (const [key, imported] of each.used) used.set(key, imported);
  const imports = importTable([...used.values()], path, declarations.flatMap(declaredNames));
  const parts: readonly Part[] = [
    ...(header === undefined || isEmpty(header) ? [] : [{ text: layOut(header, pageOf(imports)), statements: [] }]),
    ...partOf(imports.statements, importStructure, importLabel),
    ...paragraphs(drafts).flatMap((paragraph): readonly Part[] => {
      if (!isReexports(paragraph))
        return [{ text: layOut(paragraph.code, pageOf(imports)), statements: [label(paragraph.declaration)] }];
      const reexports = paragraph.map(({ names, from }) => ({ names, specifier: specifierOf(from, path) }));
      return partOf(reexports, reexportStructure, reexportLabel);
    }),
  ];
  const text = `${parts.map((part) => part.text).join("\n\n")}\n`;
  check(
    path,
    text,
    parts.flatMap(({ statements }) => statements),
  );
  const modules = [
    ...imports.statements.map(({ from }) => from),
    ...declarations.flatMap((each) => (each.kind === "reexport" ? [each.from] : [])),
  ];
  return { path, text, imports: distinct(modules) };
}

/** A part of a module, with blank lines around it: its text, and the statements that it must be. */
interface Part {
  readonly text: string;
  readonly statements: readonly string[];
}

/** A declaration before it is known what its imports are called. */
interface Draft {
  readonly kind: "draft";
  readonly declaration: CodeDeclaration;
  readonly code: Code;
  /** What it imports, each once, by what tells it from others. */
  readonly used: readonly (readonly [key: string, imported: Import])[];
}

function draftOf(declaration: CodeDeclaration): Draft {
  const code = declare(declaration);
  return { kind: "draft", declaration, code, used: [...byKey(importsOf(code))] };
}

function pageOf({ localName }: ImportTable): Page {
  return { width: pageWidth, localName };
}

type Reexport = Extract<Declaration, { readonly kind: "reexport" }>;

function isReexport(value: Draft | Reexport): value is Reexport {
  return value.kind === "reexport";
}

function isReexports(value: Draft | readonly Reexport[]): value is readonly Reexport[] {
  return Array.isArray(value);
}

/** Re-exports that follow each other stand together, and every declaration by itself. */
function paragraphs(drafts: readonly (Draft | Reexport)[]): readonly (Draft | readonly Reexport[])[] {
  const found: (Draft | Reexport[])[] = [];
  for (const draft of drafts) {
    const last = found.at(-1);
    if (!isReexport(draft)) found.push(draft);
    else if (Array.isArray(last)) last.push(draft);
    else found.push([draft]);
  }
  return found;
}

type Structure = ImportDeclarationStructure | ExportDeclarationStructure;

/** Imports or re-exports as one part: nothing where there are none. */
function partOf<T>(
  items: readonly T[],
  structureOf: (item: T) => Structure,
  labelOf: (item: T) => string,
): readonly Part[] {
  if (items.length === 0) return [];
  const text = newProject()
    .createSourceFile("part.ts", { statements: items.map(structureOf) })
    .getFullText()
    .trimEnd();
  return [{ text, statements: items.map(labelOf) }];
}

/** A world of its own: nothing is read from the disk, and nothing but syntax is looked at. */
function newProject(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, noResolve: true, types: [] },
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Double,
      insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: false,
    },
  });
}

/** Parses a module as it was printed, and throws if that is anything but the statements expected. */
function check(path: string, text: string, expected: readonly string[]): void {
  const project = newProject();
  const file = project.createSourceFile(path, text);
  const [problem] = project.getProgram().getSyntacticDiagnostics(file);
  if (problem !== undefined) {
    throw new Error(
      `${file.getFilePath()}:${problem.getLineNumber()} was printed with a syntax error: ${String(problem.getMessageText())}`,
    );
  }
  const found = file.getStatements().map(statementLabel);
  const strange =
    expected.length === found.length
      ? found.findIndex((each, index) => each !== expected[index])
      : Math.min(expected.length, found.length);
  if (strange === -1) return;
  throw new Error(
    `${file.getFilePath()} was printed with \`${found[strange] ?? "nothing"}\` instead of \`${expected[strange] ?? "nothing"}\``,
  );
}

/** What a declaration must be found as. */
function label(declaration: CodeDeclaration): string {
  return `${declaration.exported === false ? "" : "export "}${declaration.kind} ${declaration.name}`;
}

function importLabel({ specifier }: ImportStatement): string {
  return `import ${specifier}`;
}

function reexportLabel({ specifier }: ReexportStatement): string {
  return `reexport ${specifier}`;
}

function statementLabel(statement: Statement): string {
  if (Node.isImportDeclaration(statement)) return `import ${statement.getModuleSpecifierValue()}`;
  if (Node.isExportDeclaration(statement)) return `reexport ${statement.getModuleSpecifierValue() ?? ""}`;
  const exported = Node.isExportable(statement) && statement.hasExportKeyword() ? "export " : "";
  if (Node.isInterfaceDeclaration(statement)) return `${exported}interface ${statement.getName()}`;
  if (Node.isTypeAliasDeclaration(statement)) return `${exported}type ${statement.getName()}`;
  if (Node.isFunctionDeclaration(statement)) return `${exported}function ${statement.getName() ?? ""}`;
  if (Node.isVariableStatement(statement)) {
    return `${exported}constant ${statement
      .getDeclarations()
      .map((each) => each.getName())
      .join(", ")}`;
  }
  return statement.getKindName();
}

function declaredNames(declaration: Declaration): readonly string[] {
  return declaration.kind === "reexport" ? [] : [declaration.name];
}

function distinct(modules: readonly ModuleRef[]): readonly ModuleRef[] {
  return [...byKey(modules).values()];
}

function byKey<T extends ModuleRef | Import>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [JSON.stringify(item), item]));
}
