import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "oxc-transform";
import type { Model } from "../../generator/3-analyse/model.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { analyseContracts, type CompileOptions, emitModels, type ReadingOptions } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatDiagnostics } from "../../generator/diagnostics/format.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { memoryHost } from "./memory-host.js";

/** What becomes of a document: the files of its package, and all that was said about it. */
export interface Generated {
  readonly files: readonly OutputFile[];
  /** As a person reads it; empty where there is nothing to say. */
  readonly diagnostics: string;
}

/** How a document is read, and from which size on its API is split into many files. */
export type GenerationOptions = ReadingOptions & Pick<CompileOptions, "mostInOneFile">;

/** The files generated from a document; throws what a person would see if it has mistakes. */
export async function filesOf(document: string): Promise<readonly OutputFile[]> {
  return (await generatedFrom({ "api.yaml": document }, "api.yaml")).files;
}

/** The package generated from the first of some documents, given by path. Throws what a person would see if there are mistakes. */
export async function generatedFrom(
  documents: Readonly<Record<string, string>>,
  entry: string,
  reading: GenerationOptions = {},
): Promise<Generated> {
  const { files, diagnostics } = await compiledFrom(documents, entry, reading);
  return { files, diagnostics };
}

/** The same with what the compiler found out about the entry. */
export async function compiledFrom(
  documents: Readonly<Record<string, string>>,
  entry: string,
  reading: GenerationOptions,
): Promise<Generated & { readonly model: Model }> {
  const diagnostics = createDiagnostics();
  const options = {
    host: memoryHost(
      Object.fromEntries(Object.entries(documents).map(([path, text]) => [posix.join("/", path), text])),
    ),
    root: "/",
    form: { kind: "package", name: "sample", version: "0.0.0" } as const,
    ...reading,
    runtime: readRuntimeSources(),
  };
  const { models } = analyseContracts([entry], options, diagnostics);
  const shown = formatDiagnostics(diagnostics.all(), { colour: false });
  const [model] = models ?? [];
  if (models === undefined || model === undefined) throw new Error(shown);
  return { model, files: await emitModels(models, options), diagnostics: shown };
}

/** A document of nothing but component schemas. */
export function documentOf(schemas: Readonly<Record<string, unknown>>, openapi = "3.1.0"): string {
  return JSON.stringify({ openapi, info: { title: "Sample", version: "1" }, paths: {}, components: { schemas } });
}

export type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

/** The validators generated from a document, running. */
export async function validatorsOf(document: string, reading: ReadingOptions = {}): Promise<Validators> {
  const { files } = await generatedFrom({ "api.yaml": document }, "api.yaml", reading);
  return (await runModule(files, "src/api/validators.ts", new Map())) as Validators;
}

/**
 * What a module of a generated package exports, imported into this process. `compiled` is the JavaScript of modules by
 * their text, and grows: most modules of two packages are the same.
 */
export async function runModule(
  files: readonly OutputFile[],
  path: string,
  compiled: Map<string, string>,
): Promise<Exports> {
  const [module = {}] = await runModules(files, [path], compiled);
  return module;
}

export type Exports = Readonly<Record<string, unknown>>;

/** What several modules of a generated package export, in their order. */
export async function runModules(
  files: readonly OutputFile[],
  paths: readonly string[],
  compiled = new Map<string, string>(),
): Promise<readonly Exports[]> {
  const folder = mkdtempSync(join(tmpdir(), "specmill-package-"));
  const modules: Exports[] = [];
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    for (const { path, text } of files) {
      if (!path.endsWith(".ts")) continue;
      const file = join(folder, path.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(file), { recursive: true });
      const javaScript = compiled.get(text) ?? javaScriptOf(text);
      compiled.set(text, javaScript);
      writeFileSync(file, javaScript);
    }
    for (const path of paths) {
      modules.push(await import(/* @vite-ignore */ pathToFileURL(join(folder, path.replace(/\.ts$/, ".js"))).href));
    }
    return modules;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function javaScriptOf(text: string): string {
  const { code, errors } = transformSync("module.ts", text, {
    target: "es2022",
    typescript: { onlyRemoveTypeImports: true },
  });
  if (errors[0] !== undefined) throw new Error(`${errors[0].message}\n${errors[0].codeframe ?? text}`);
  return code;
}
