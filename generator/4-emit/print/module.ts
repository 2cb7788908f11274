import { IndentationText, Node, Project, QuoteKind, type SourceFile, type Statement } from "ts-morph";
import { type Declaration, declare } from "./declare.js";
import { type Code, importsOf, isEmpty, type ModuleRef } from "./document.js";
import { type ImportStatement, importTable, specifierOf } from "./imports.js";
import type { Doc } from "./jsdoc.js";
import { layOut, type Page } from "./layout.js";
import { importStructure, pageWidth, paragraph, reexportStructure, type TopLevel } from "./statements.js";

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
 * Prints a module. ts-morph gets all of it at once, imports and exports as structures and every other declaration as
 * laid-out text, since its own printer knows no page width. It is never asked to change anything: each change of a
 * source file parses it anew.
 *
 * Post-condition: the text parses without errors to exactly the statements that were given. Throws if it does not, as
 * that is a bug of ours whatever the document says.
 */
export function printModule({ path, header, declarations }: Module): PrintedModule {
  const codes = declarations.map((each) => (each.kind === "reexport" ? each : declare(each)));
  const used = codes.flatMap((each) => (isReexport(each) ? [] : importsOf(each)));
  const imports = importTable(used, path, declarations.flatMap(declaredNames));
  const page: Page = { width: pageWidth, localName: imports.localName };
  const project = newProject();
  const file = project.createSourceFile(path, {
    statements: [
      ...(header === undefined || isEmpty(header) ? [] : [paragraph(layOut(header, page))]),
      ...imports.statements.map((statement, index) => importStructure(statement, index === 0)),
      ...codes.map((each, index): TopLevel => {
        if (!isReexport(each)) return paragraph(layOut(each, page));
        return reexportStructure(each, specifierOf(each.from, path), declarations[index - 1]?.kind !== "reexport");
      }),
    ],
  });
  const expected = [...imports.statements.map(importLabel), ...declarations.map((each) => label(each, path))];
  checkStatements(project, file, expected);
  const modules = [
    ...imports.statements.map(({ from }) => from),
    ...declarations.flatMap((each) => (each.kind === "reexport" ? [each.from] : [])),
  ];
  return { path, text: withFinalNewline(file.getFullText()), imports: distinct(modules) };
}

type Reexport = Extract<Declaration, { readonly kind: "reexport" }>;

function isReexport(value: Code | Reexport): value is Reexport {
  return value.kind === "reexport";
}

/** A world of its own for each module: nothing is read from the disk, and nothing but syntax is looked at. */
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

function checkStatements(project: Project, file: SourceFile, expected: readonly string[]): void {
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
function label(declaration: Declaration, path: string): string {
  if (declaration.kind === "reexport") return `reexport ${specifierOf(declaration.from, path)}`;
  return `${declaration.exported === false ? "" : "export "}${declaration.kind} ${declaration.name}`;
}

function importLabel({ specifier }: ImportStatement): string {
  return `import ${specifier}`;
}

function statementLabel(statement: Statement): string {
  if (Node.isImportDeclaration(statement)) return `import ${statement.getModuleSpecifierValue()}`;
  if (Node.isExportDeclaration(statement)) return `reexport ${statement.getModuleSpecifierValue() ?? ""}`;
  const exported = Node.isExportable(statement) && statement.isExported() ? "export " : "";
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
  return [...new Map(modules.map((module) => [JSON.stringify(module), module])).values()];
}

function withFinalNewline(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
