import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { rapidlyPackage } from "../harness/consumers.js";
import { generateSample, readSamples } from "../harness/samples.js";

// Importing a generated module constructs nothing: at its top level there are declarations of functions and of classes
// without static members, and constants that are literals, regular expressions, functions, or plain objects and arrays
// of those. A call, a `new`, a loop, or the reading of a property is work, however small, and keeps bundlers from
// leaving things out.

const samples = readSamples(fileURLToPath(new URL("../samples/", import.meta.url)));

describe("every module that is generated", () => {
  test("from the contract of Rapidly", async () => {
    const files = await rapidlyPackage();
    expect(files.filter(({ path }) => path.endsWith(".ts")).length).toBeGreaterThan(10);
    expect(files.flatMap(({ path, text }) => workOf(path, text))).toEqual([]);
  });

  test.each(samples)("from the sample $name", async (sample) => {
    const { files } = await generateSample(sample);
    expect(files.flatMap(({ path, text }) => workOf(path, text))).toEqual([]);
  });
});

test.each([...readRuntimeSources()])("the runtime's %s", (path, text) => {
  expect(workOf(path, text)).toEqual([]);
});

describe("work is noticed", () => {
  test.each([
    ["a call", "const members = makeSet();"],
    ["a construction", "const members = new Set([1]);"],
    ["a regular expression from text", "const pattern = new RegExp('a');"],
    ["a property that is read", "const has = Object.hasOwn;"],
    ["arithmetic", "const day = 24 * 60;"],
    ["a template with a value in it", "const text = `a$".concat("{1}`;")],
    ["a spread", "const both = [...one];"],
    ["a computed name", "const table = { [name]: 1 };"],
    ["a call inside a table", "const table = { one: [make()] };"],
    ["a variable", "let count = 0;"],
    ["a loop", "for (const each of all) use(each);"],
    ["a condition", "if (here) use(it);"],
    ["a statement", "use(it);"],
    ["a default export that is made", "export default make();"],
    ["an enum", "enum Colour { red }"],
    ["an import for its effects", 'import "./polyfill.js";'],
    ["a static member", "class Error2 { static all = []; }"],
    ["a static block", "class Error2 { static { use(); } }"],
    ["a class that extends what is called", "class Error2 extends mixin(Error) {}"],
    ["a computed method", "class Error2 { [name]() {} }"],
  ])("%s", (_, text) => {
    expect(workOf("module.ts", text)).toHaveLength(1);
  });

  test("and declarations are none", () => {
    const text = `
      import type { A } from "./a.js";
      import { b } from "./b.js";
      export * from "./c.js";
      export type D = A;
      export interface E {}
      const limit = -1;
      const text: string = \`plain\`;
      const pattern = /^a$/u;
      const tags = ["fixed", null, true] as const;
      export const schema: E = { "~standard": { version: 1, validate: b, vendor } };
      export const make = (value: number) => new Set([value]);
      export function f() { return make(1); }
      export class G extends Error { readonly name = "G"; constructor() { super(f()); } declare readonly h?: string }
      export default f;`;
    expect(workOf("module.ts", text)).toEqual([]);
  });
});

/** What a module does when it is imported, as `path:line text`. */
function workOf(path: string, text: string): readonly string[] {
  if (!path.endsWith(".ts")) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter((statement) => !isDeclaration(statement))
    .map((statement) => {
      const { line } = file.getLineAndCharacterOfPosition(statement.getStart());
      return `${path}:${line + 1} ${statement.getText().slice(0, 80)}`;
    });
}

function isDeclaration(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return statement.importClause !== undefined;
  if (ts.isExportAssignment(statement)) return isInert(statement.expression);
  if (ts.isClassDeclaration(statement)) return isPlainClass(statement);
  if (ts.isVariableStatement(statement)) {
    const { declarationList } = statement;
    const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
    return isConstant && declarationList.declarations.every(({ initializer }) => initializer && isInert(initializer));
  }
  return (
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement)
  );
}

/** Whether evaluating an expression runs no code: neither of the module nor, through a getter, of another. */
function isInert(expression: ts.Expression): boolean {
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression) || ts.isParenthesizedExpression(expression))
    return isInert(expression.expression);
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.every(isInert);
  if (ts.isObjectLiteralExpression(expression)) return expression.properties.every(isInertMember);
  if (ts.isPrefixUnaryExpression(expression)) return ts.isNumericLiteral(expression.operand);
  return (
    ts.isLiteralExpression(expression) ||
    ts.isIdentifier(expression) ||
    ts.isArrowFunction(expression) ||
    ts.isFunctionExpression(expression) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(expression.kind)
  );
}

function isInertMember(member: ts.ObjectLiteralElementLike): boolean {
  if (ts.isSpreadAssignment(member) || ts.isComputedPropertyName(member.name)) return false;
  return !ts.isPropertyAssignment(member) || isInert(member.initializer);
}

/** A class whose declaration runs nothing: what stands in its constructor and its fields runs when one is made. */
function isPlainClass({ heritageClauses, members, modifiers }: ts.ClassDeclaration): boolean {
  const isPlainMember = (member: ts.ClassElement): boolean =>
    !ts.isClassStaticBlockDeclaration(member) &&
    !(member.name && ts.isComputedPropertyName(member.name)) &&
    !(ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword));
  return (
    (heritageClauses ?? []).every(({ types }) => types.every(({ expression }) => ts.isIdentifier(expression))) &&
    members.every(isPlainMember) &&
    !modifiers?.some(ts.isDecorator)
  );
}
