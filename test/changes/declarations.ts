import ts from "typescript";
import type { OutputFile } from "../../generator/4-emit/output.js";

/** The text of what the modules of one API declare, by module and name; and the README, as one. */
export type Declarations = ReadonlyMap<string, string>;

export function declarationsOf(files: readonly OutputFile[]): Declarations {
  const modules = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("src/runtime/"));
  const readme = files.flatMap(({ path, text }) => (path === "README.md" ? [[path, text] as const] : []));
  return new Map([...modules.flatMap(declarationsIn), ...readme]);
}

/** The declarations that are not as they were, or not at all. What matters of a text is what `sense` makes of it. */
export function differences(
  before: Declarations,
  after: Declarations,
  sense: (text: string) => string = (text) => text,
): readonly string[] {
  return [...before].flatMap(([name, text]) => {
    const now = after.get(name);
    if (now !== undefined && sense(now) === sense(text)) return [];
    return [`${name}: ${text}\n\nnow: ${now}`];
  });
}

/** The words of a text, sorted: the same for every order of its members, and for every layout. */
export function words(text: string): string {
  return (text.match(/[\p{L}\p{N}_$]+/gu) ?? []).sort().join(" ");
}

function declarationsIn({ path, text }: OutputFile): readonly (readonly [string, string])[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  return source.statements.map((statement) => {
    // The comment right above belongs to it; the first one of a module is on the module.
    const comment = ts.getLeadingCommentRanges(text, statement.getFullStart())?.at(-1);
    const isOwn = comment !== undefined && text.slice(comment.end, statement.getStart(source)) === "\n";
    const start = isOwn ? comment.pos : statement.getStart(source);
    return [`${path} ${nameOf(statement, source)}`, text.slice(start, statement.getEnd())];
  });
}

function nameOf(statement: ts.Statement, source: ts.SourceFile): string {
  if (ts.isImportDeclaration(statement)) return `import ${statement.moduleSpecifier.getText(source)}`;
  if (ts.isExportDeclaration(statement)) return `export ${statement.moduleSpecifier?.getText(source)}`;
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((each) => each.name.getText(source)).join();
  }
  const { name } = statement as ts.DeclarationStatement;
  if (name === undefined) throw new Error(`A statement without a name: ${statement.getText(source)}`);
  return name.getText(source);
}
