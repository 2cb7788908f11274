import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { readSamples } from "../harness/samples.js";
import { createConsumerCompiler } from "./compile.js";
import { consumerOf } from "./consumer.js";
import { declarationsOf, type Generation, generationOf } from "./generation.js";

const compiler = createConsumerCompiler();
const root = join(import.meta.dirname, "../..");

const contracts = ["cloudglue", "rapidly"].map((name) => ({
  name,
  documents: { [`${name}.yaml`]: readFileSync(join(root, `specs/${name}.yaml`), "utf8") },
}));
const samples = readSamples(join(root, "test/samples")).map(({ name, documents }) => ({ name, documents }));

describe("a consumer that uses everything compiles with its own package", () => {
  test.each([...contracts, ...samples])("$name", async ({ documents }) => {
    const generation = await generationOf(documents);
    expect(errorsOf(consumerOf(generation.model), generation)).toEqual([]);
  });
});

test.each(contracts)(
  "a package of $name with nothing in its validators has the same types and functions",
  async ({ documents }) => {
    const apart = ({ path }: OutputFile) => !path.endsWith("/validators.ts") && !path.includes("/runtime/");
    const [whole, light] = [await generationOf(documents), await declarationsOf(documents)].map(({ files }) =>
      files
        .filter((file) => file.path.endsWith(".ts") && apart(file))
        .map(({ path, text }) => [path, uncommented(text)]),
    );
    expect(light).toEqual(whole);
  },
);

test("a consumer imports everything that a package exports", async () => {
  for (const { documents } of contracts) {
    const { model, files } = await generationOf(documents);
    const exported = exportsOf(files, `src/${model.api.name}/index.ts`);
    expect(exported.size).toBeGreaterThan(20);
    expect(importsOf(consumerOf(model))).toEqual(exported);
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

function errorsOf(consumer: string, { files }: Generation): readonly string[] {
  return compiler
    .errorsOf(consumer, files)
    .map(({ line, code, message, source }) => `${line} ${code} ${message}\n  ${source}`);
}

function uncommented(text: string): string {
  return ts.transpileModule(text, { compilerOptions: { removeComments: true, declaration: true } }).outputText;
}

/** What a module of a package exports, through all that it re-exports. */
function exportsOf(files: Generation["files"], path: string): ReadonlySet<string> {
  const text = files.find((file) => file.path === path)?.text ?? "";
  const names = ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause))
        return statement.exportClause.elements.map(({ name }) => name.text);
      const from = (statement.moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, ".ts");
      return [...exportsOf(files, join(path, "..", from))];
    }
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
    return [(statement as ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration).name?.text ?? ""];
  });
  return new Set(names);
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
