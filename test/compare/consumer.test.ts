import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { readSamples } from "../harness/samples.js";
import { type ConsumerError, createConsumerCompiler } from "./compile.js";
import { consumerOf } from "./consumer.js";
import { declarationsOf, type Generation, generationOf } from "./generation.js";

const compiler = createConsumerCompiler();
const root = join(import.meta.dirname, "../..");

const contracts = ["cloudglue", "rapidly"].map((name) => ({
  name,
  documents: { [`${name}.yaml`]: readFileSync(join(root, `specs/${name}.yaml`), "utf8") },
}));
// Every second one: what they have in common with the others is most of the time that they take.
const samples = readSamples(join(root, "test/samples"))
  .filter((_, index) => index % 2 === 0)
  // Its schemas take the names of globals that a consumer uses too: `names-of-the-runtime/use.ts` is its consumer.
  .filter(({ name }) => name !== "names-of-the-runtime")
  // The consumer gives no whole query, and reads no lists of enums.
  .filter(({ name }) => name !== "openapi-3-2" && name !== "enum-values")
  // It is a contract only where it is read leniently.
  .filter(({ name }) => name !== "lenient")
  .map(({ name, documents }) => ({ name, documents }));

test("a consumer that uses everything compiles with its own package", async () => {
  const all = [...contracts, ...samples];
  const generations: Generation[] = [];
  for (const { documents } of all) generations.push(await declarationsOf(documents));
  const found = compiler.errorsOfAll(generations.map(({ model, files }) => ({ consumer: consumerOf(model), files })));
  const errors = found.flatMap((some, index) => some.map((error) => `${all[index]?.name}: ${shown(error)}`));
  expect(errors).toEqual([]);
});

test.each(contracts)("a package of $name is the same to code without its validators' bodies", async ({ documents }) => {
  const whole = await generationOf(documents);
  const light = await declarationsOf(documents);
  const used = importsOf(consumerOf(whole.model));
  expect(declared(light, used)).toEqual(declared(whole, used));
  expect(declared(light, used).length).toBeGreaterThan(20);
});

test("a consumer imports everything that a package exports", async () => {
  for (const { documents } of contracts) {
    const { model, files } = await generationOf(documents);
    const exported = exportsOf(files, `src/${model.api.name}/index.ts`);
    expect(exported.size).toBeGreaterThan(20);
    const shared = exportsOf(files, "src/runtime/index.ts");
    const used = importsOf(consumerOf(model));
    expect([...exported].filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !exported.has(name) && !shared.has(name))).toEqual([]);
  }
});

describe("a consumer no longer compiles", () => {
  test("where a property that it reads is gone", async () => {
    expect(await brokenBy("share_url:\n", "link:\n")).toContain("TS2339");
  });

  test("where an operation that it calls is gone", async () => {
    expect(await brokenBy("operationId: updateShareableAsset", "operationId: changeShareableAsset")).toContain(
      "TS2724",
    );
  });

  async function brokenBy(from: string, to: string): Promise<readonly string[]> {
    const name = "cloudglue.yaml";
    const text = readFileSync(join(root, "specs", name), "utf8");
    const before = await generationOf({ [name]: text });
    const after = await generationOf({ [name]: text.replace(from, to) });
    return compiler.errorsOf(consumerOf(before.model), after.files).map(({ code }) => code);
  }
});

function shown({ line, code, message, source }: ConsumerError): string {
  return `${line} ${code} ${message}\n  ${source}`;
}

/** What a package declares of the names that code uses, without comments. */
function declared({ files }: Generation, used: ReadonlySet<string>): readonly string[] {
  return (
    files
      .filter(({ path }) => path.endsWith(".ts") && !path.includes("/runtime/"))
      .flatMap(({ path, text }) => {
        const { outputText } = ts.transpileDeclaration(text, { compilerOptions: { removeComments: true } });
        const { statements } = ts.createSourceFile(path, outputText, ts.ScriptTarget.Latest, true);
        return statements.filter((statement) => namesOf(statement).some((name) => used.has(name)));
      })
      // A guard that looks at nothing says so by the name of its parameter.
      .map((statement) => statement.getText().replaceAll(/\b_value\b/g, "value"))
  );
}

/** What a module of a package exports, through all that it re-exports. */
function exportsOf(files: Generation["files"], path: string): ReadonlySet<string> {
  const text = files.find((file) => file.path === path)?.text ?? "";
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return new Set(
    statements.flatMap((statement) => {
      if (!ts.isExportDeclaration(statement) || statement.exportClause !== undefined) return namesOf(statement);
      const from = (statement.moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, ".ts");
      return [...exportsOf(files, join(path, "..", from))];
    }),
  );
}

/** The names that a statement exports by itself. */
function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
  return [(statement as ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration).name?.text ?? ""];
}

function importsOf(consumer: string): ReadonlySet<string> {
  const { statements } = ts.createSourceFile("consumer.ts", consumer, ts.ScriptTarget.Latest);
  const clauses = statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) ? [statement.importClause] : [],
  );
  return new Set(
    clauses.flatMap((clause) => {
      const bindings = clause?.namedBindings;
      if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
      return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
    }),
  );
}
