import { posix } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../../4-emit/output.js";
import { createMemory, type Memory } from "../../memory/memory.js";
import { type Emitted, joinPieces, type Piece, pieceOf } from "./pieces.js";

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
  const built = known.recallAll("built", pieces, (unknown) =>
    emitAll(unknown, path).map(({ javascript, declarations }) => ({
      javascript: pieceOf(javascript, []),
      declarations: pieceOf(declarations, namesIn(declarations.text)),
    })),
  );
  const [first = ""] = pieces;
  const [ofFirst, ...ofOthers] = built.map(({ declarations }) => declarations);
  const imports =
    ofOthers.length > 0 && /^import /m.test(first)
      ? importsLeft(first, new Set(ofOthers.flatMap(({ names }) => names)), path, known)
      : ofFirst;
  return [
    ...outputs(`${module}.js`, source, joinPieces(built.map(({ javascript }) => javascript))),
    ...outputs(`${module}.d.ts`, source, joinPieces([...(imports ? [imports] : []), ...ofOthers])),
  ];
}

/** The declarations of a part that imports, when these names are used behind it. */
function importsLeft(part: string, names: ReadonlySet<string>, path: string, memory: Memory): Piece {
  const used = memory.recall("names imported", part, () => namesImportedBy(part)).filter((name) => names.has(name));
  const use = used.length === 0 ? part : `${part}\n\nexport type ${lastName} = [${used.join(", ")}];`;
  return memory.recall("imports", use, () => {
    const [made] = emitAll([use], path);
    if (made === undefined) throw new Error(`Nothing was made of the imports of ${path}`);
    const { text, map } = made.declarations;
    const end = text.indexOf(`export type ${lastName} `);
    return pieceOf({ source: part, text: end === -1 ? text : text.slice(0, end), map }, []);
  });
}

/** No name of a contract begins like that: they are words. */
const lastName = "__used";

/** What TypeScript makes of a part of a module. */
interface Built<T> {
  readonly javascript: T;
  readonly declarations: T;
}

/** What TypeScript makes of modules that know nothing of each other. All at once, as to begin is what takes it long. */
function emitAll(texts: readonly string[], path: string): readonly Built<Emitted>[] {
  const files = new Map(texts.map((text, index) => [`${index}.ts`, text]));
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
  if (problem) throw new Error(`${path} is not valid: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
  const madeOf = (source: string, file: string): Emitted => {
    const [text, map] = [emitted.get(file), emitted.get(`${file}.map`)];
    if (text === undefined || map === undefined) throw new Error(`Nothing was made of a part of ${path}`);
    return { source, text, map };
  };
  return texts.map((source, index) => ({
    javascript: madeOf(source, `${index}.js`),
    declarations: madeOf(source, `${index}.d.ts`),
  }));
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
  visit(ts.createSourceFile("part.ts", text, ts.ScriptTarget.ES2022));
  return [...names];
}

function namesImportedBy(text: string): readonly string[] {
  return ts.createSourceFile("part.ts", text, ts.ScriptTarget.ES2022).statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
}

const emitOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  // A part of a module is one, whether it exports anything or not.
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
