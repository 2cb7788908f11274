import type { ts as TypeScript } from "ts-morph";
import type { CodeDeclaration } from "./declare.js";
import { ts } from "./ts-morph.js";

/** A short description of a top-level statement: its kind and what it declares or imports. `export type Share`. */
export type StatementLabel = string;

/** The label that a printed declaration must have when it is parsed. */
export function declarationLabel({ kind, name, exported }: CodeDeclaration): StatementLabel {
  return `${exported === false ? "" : "export "}${kind} ${name}`;
}

/** The label that a printed import must have when it is parsed. */
export function importLabel({ specifier }: { readonly specifier: string }): StatementLabel {
  return `import ${specifier}`;
}

/** The label that a printed re-export must have when it is parsed. */
export function reexportLabel({ specifier }: { readonly specifier: string }): StatementLabel {
  return `reexport ${specifier}`;
}

/** Parses the text of a printed module, and throws unless its statements are exactly the expected ones. */
export function checkStatements(path: string, text: string, expected: readonly StatementLabel[]): void {
  const file = parse(path, text);
  const parsed = file.statements.map(labelOf);
  const mismatch =
    expected.length === parsed.length
      ? parsed.findIndex((each, index) => each !== expected[index])
      : Math.min(expected.length, parsed.length);
  if (mismatch === -1) return;
  throw new Error(
    `${path} was printed with \`${parsed[mismatch] ?? "nothing"}\` instead of \`${expected[mismatch] ?? "nothing"}\``,
  );
}

/** The syntax tree of a module, without JSDoc. Throws for a syntax error. */
function parse(path: string, text: string): TypeScript.SourceFile {
  const file: ParsedFile = ts.createSourceFile(path, text, {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  if (file.parseDiagnostics === undefined) throw new Error("TypeScript no longer says which syntax errors it found");
  const [problem] = file.parseDiagnostics;
  if (problem === undefined) return file;
  const line = file.getLineAndCharacterOfPosition(problem.start).line + 1;
  const message = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
  throw new Error(`${path}:${line} was printed with a syntax error: ${message}`);
}

/** `parseDiagnostics` is not in TypeScript's public types. The public way, creating a program, takes twice as long. */
interface ParsedFile extends TypeScript.SourceFile {
  readonly parseDiagnostics?: readonly TypeScript.DiagnosticWithLocation[];
}

function labelOf(statement: TypeScript.Statement): StatementLabel {
  if (ts.isImportDeclaration(statement)) return importLabel({ specifier: specifierIn(statement.moduleSpecifier) });
  if (ts.isExportDeclaration(statement)) return reexportLabel({ specifier: specifierIn(statement.moduleSpecifier) });
  const exported = isExported(statement) ? "export " : "";
  if (ts.isInterfaceDeclaration(statement)) return `${exported}interface ${statement.name.text}`;
  if (ts.isTypeAliasDeclaration(statement)) return `${exported}type ${statement.name.text}`;
  if (ts.isFunctionDeclaration(statement)) return `${exported}function ${statement.name?.text ?? ""}`;
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : "?"));
    return `${exported}constant ${names.join(", ")}`;
  }
  return ts.SyntaxKind[statement.kind];
}

function isExported(statement: TypeScript.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (statement.modifiers ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function specifierIn(specifier: TypeScript.Expression | undefined): string {
  return specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : "";
}
