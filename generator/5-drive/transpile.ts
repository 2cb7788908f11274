import { posix } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../4-emit/output.js";
import { createMemory, type Memory } from "../memory/memory.js";
import { joinPieces, type Piece, pieceOf } from "./pieces.js";

/**
 * A module of TypeScript as JavaScript and declarations, each with its source map. `module` is its path in the package
 * without an extension, `source` where the TypeScript is, from there. Types are not checked: generated code has explicit
 * ones on every export (`isolatedDeclarations`).
 *
 * With a memory it is made part by part, where its parts are known, and of those only the ones that are new. A part is a
 * sequence of whole statements; what becomes of a module is what becomes of its statements, one after the other. Only the
 * imports of declarations depend on the others: they are those that the declarations use.
 */
export function transpile(
  { path, text, parts = [] }: OutputFile,
  module: string,
  source: string,
  memory?: Memory,
): readonly OutputFile[] {
  const pieces = memory === undefined || parts.length < 2 ? [text] : parts;
  const known = memory ?? createMemory();
  const javascript = pieces.map((piece) => known.recall("javascript", piece, () => javascriptOf(piece)));
  const declarations = pieces.map((piece) => known.recall("declarations", piece, () => declarationsOf(piece)));
  const [first = "", ...others] = pieces;
  if (others.length > 0 && /^import /m.test(first)) {
    declarations[0] = importsOf(first, new Set(declarations.slice(1).flatMap(({ names }) => names)), known);
  }
  return [
    ...outputs(`${module}.js`, source, joinPieces(pieces, javascript)),
    ...outputs(`${module}.d.ts`, source, joinPieces(pieces, declarations)),
  ];

  function javascriptOf(piece: string): Piece {
    const made = ts.transpileModule(piece, { fileName, reportDiagnostics: true, compilerOptions: moduleOptions });
    return pieceOf(checked(made, path), []);
  }

  function declarationsOf(piece: string): Piece {
    const input = { fileName, reportDiagnostics: true, compilerOptions: declarationOptions };
    const made = checked(ts.transpileDeclaration(piece, input), path);
    return pieceOf(made, pieces.length > 1 ? namesIn(made.outputText) : []);
  }

  /** The imports that are left of a part when these names are used. */
  function importsOf(piece: string, names: ReadonlySet<string>, known: Memory): Piece {
    const used = namesImportedBy(piece).filter((name) => names.has(name));
    const use = used.length === 0 ? piece : `${piece}\n\nexport type ${lastName} = [${used.join(", ")}];`;
    return known.recall("imports", use, () => {
      const { outputText, sourceMapText = "" } = declarationsOfUse(use);
      const end = outputText.indexOf(`export type ${lastName} `);
      return pieceOf({ outputText: end === -1 ? outputText : outputText.slice(0, end), sourceMapText }, []);
    });
  }

  function declarationsOfUse(text: string): ts.TranspileOutput {
    const input = { fileName, reportDiagnostics: true, compilerOptions: declarationOptions };
    return checked(ts.transpileDeclaration(text, input), path);
  }
}

/** The sources are named when all is put together. */
const fileName = "module.ts";

/** No name of a contract begins like that: they are words. */
const lastName = "__used";

function checked(made: ts.TranspileOutput, path: string): ts.TranspileOutput {
  const problem = made.diagnostics?.[0];
  if (problem) throw new Error(`${path} is not valid: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
  return made;
}

function outputs(
  path: string,
  source: string,
  { text, mappings }: ReturnType<typeof joinPieces>,
): readonly OutputFile[] {
  const file = posix.basename(path);
  const map = { version: 3, file, sourceRoot: "", sources: [source], names: [], mappings };
  return [
    { path, text: `${text}//# sourceMappingURL=${file}.map` },
    { path: `${path}.map`, text: JSON.stringify(map) },
  ];
}

/** The names that declarations use as types or in types, those that they declare too. Knowing too many would keep an import. */
function namesIn(text: string): readonly string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) add(node.typeName);
    else if (ts.isTypeQueryNode(node)) add(node.exprName);
    else if (ts.isExpressionWithTypeArguments(node) && ts.isIdentifier(node.expression)) add(node.expression);
    ts.forEachChild(node, visit);
  };
  const add = (name: ts.EntityName): void => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else add(name.left);
  };
  visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022));
  return [...names];
}

function namesImportedBy(text: string): readonly string[] {
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022).statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
}

const moduleOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  // A part of a module is one, whether it exports anything or not.
  moduleDetection: ts.ModuleDetectionKind.Force,
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
