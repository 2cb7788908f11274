import { posix } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../../4-emit/output.js";
import { createMemory, type Memory } from "../../memory/memory.js";
import { builtPaths } from "./built-paths.js";
import { type Emitted, joinPieces, type Piece, pieceOf } from "./pieces.js";

/**
 * Modules of TypeScript as JavaScript and declarations, each with its source map. Types are not checked: generated code
 * has explicit ones on every export (`isolatedDeclarations`).
 *
 * With a memory they are made part by part, where their parts are known, and of those only the ones that are new. A part
 * is a sequence of whole statements; what becomes of a module is what becomes of its statements, one after the other.
 * Only the imports of declarations depend on the others: they are those that the declarations use.
 */
export function transpile(modules: readonly OutputFile[], memory?: Memory): readonly OutputFile[] {
  const known = memory ?? createMemory();
  const parted = modules.map(({ path, text, parts = [] }) => ({
    path,
    parts: memory === undefined || parts.length < 2 ? [text] : parts,
  }));
  const pathsWith = (part: string) => parted.flatMap(({ path, parts }) => (parts.includes(part) ? [path] : []));
  const built = known.recallAll(
    "built",
    parted.flatMap(({ parts }) => parts),
    (unknown) =>
      emitAll(unknown, pathsWith).map(({ javascript, declarations }) => ({
        javascript: pieceOf(javascript, []),
        declarations: pieceOf(declarations, namesIn(declarations.text)),
      })),
  );
  let start = 0;
  return parted.flatMap(({ path, parts }) => {
    const own = built.slice(start, start + parts.length);
    start += parts.length;
    return moduleOf(path, parts, own, known);
  });
}

/** A module of its parts, as four files. */
function moduleOf(
  path: string,
  [first = ""]: readonly string[],
  built: readonly Built<Piece>[],
  memory: Memory,
): readonly OutputFile[] {
  const [ofFirst, ...ofOthers] = built.map(({ declarations }) => declarations);
  const imports =
    ofOthers.length > 0 && /^import /m.test(first)
      ? importsLeft(path, first, new Set(ofOthers.flatMap(({ names }) => names)), memory)
      : ofFirst;
  const javascript = joinPieces(built.map((each) => each.javascript));
  const declarations = joinPieces([...(imports ? [imports] : []), ...ofOthers]);
  const [ofJavascript = "", , ofDeclarations = ""] = builtPaths(path);
  return [...mapped(javascript, ofJavascript, path), ...mapped(declarations, ofDeclarations, path)];
}

/** The declarations of a part that imports, when these names are used behind it in the module of this path. */
function importsLeft(path: string, part: string, names: ReadonlySet<string>, memory: Memory): Piece {
  const used = memory.recall("names imported", part, () => namesImportedBy(part)).filter((name) => names.has(name));
  const use = used.length === 0 ? part : `${part}\n\nexport type ${lastName} = [${used.join(", ")}];`;
  return memory.recall("imports", use, () => {
    const [made] = emitAll([use], () => [path]);
    if (made === undefined) throw new Error(`Nothing was made of imports:\n${part}`);
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

/**
 * What TypeScript makes of modules that know nothing of each other. All at once, as to begin is what takes it long.
 * `pathsOf` tells, where a text is not valid, what that was printed as.
 */
function emitAll(texts: readonly string[], pathsOf: (text: string) => readonly string[]): readonly Built<Emitted>[] {
  if (texts.length === 0) return [];
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
  if (problem) {
    const said = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
    const text = problem.file?.text ?? "";
    throw new Error(`${pathsOf(text).join(", ") || "What was printed"} is not valid: ${said}\n${text}`);
  }
  const madeOf = (source: string, file: string): Emitted => {
    const [text, map] = [emitted.get(file), emitted.get(`${file}.map`)];
    if (text === undefined || map === undefined) throw new Error(`Nothing was made of a part:\n${source}`);
    return { source, text, map };
  };
  return texts.map((source, index) => ({
    javascript: madeOf(source, `${index}.js`),
    declarations: madeOf(source, `${index}.d.ts`),
  }));
}

/** A file with its source map. `source` is the path of the module that it was made of. */
function mapped(
  { text, mappings }: ReturnType<typeof joinPieces>,
  path: string,
  source: string,
): readonly OutputFile[] {
  const file = posix.basename(path);
  const sources = [posix.relative(posix.dirname(path), source)];
  const map = { version: 3, file, sourceRoot: "", sources, names: [], mappings };
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
