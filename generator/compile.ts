import type { Host } from "./1-load/host.js";
import { load } from "./1-load/load.js";
import { normalise } from "./2-normalise/normalise.js";
import { type AnalysisOptions, analyse } from "./3-analyse/analyse.js";
import { reportUnknownFormats } from "./3-analyse/formats.js";
import type { Model } from "./3-analyse/model.js";
import type { OutputFile } from "./4-emit/output.js";
import { createDiagnostics, type Diagnostics } from "./diagnostics/collector.js";

export interface AnalyseOptions extends AnalysisOptions {
  readonly host: Host;
  /** The absolute folder that paths are relative to. */
  readonly root: string;
  /** Called before each floor is entered. */
  readonly onStage?: (stage: Stage) => void;
}

export interface CompileOptions extends AnalyseOptions {
  readonly packageName: string;
  readonly packageVersion: string;
  /** The text of the package's changelog, if it has one. */
  readonly changelog?: string | undefined;
  /** The modules that generated code can import: their text by path, relative to the runtime's folder. */
  readonly runtime: ReadonlyMap<string, string>;
}

export type Stage =
  | { readonly kind: "load" | "normalise" | "analyse"; readonly entry: string }
  | { readonly kind: "emit" };

/**
 * The whole compiler: contracts in, the files of one package out. Writes nothing.
 *
 * Returns undefined when any of the contracts has an error. All of them are compiled as far as possible first, so that
 * one run reports every mistake.
 */
export async function compile(
  entries: readonly string[],
  options: CompileOptions,
  diagnostics: Diagnostics,
): Promise<readonly OutputFile[] | undefined> {
  const models = modelsOf(entries, options, diagnostics);
  return models && print(models, options);
}

/** The files of the package that holds these contracts. */
export async function print(models: readonly Model[], options: CompileOptions): Promise<readonly OutputFile[]> {
  const { packageName, packageVersion, changelog, runtime, onStage } = options;
  onStage?.({ kind: "emit" });
  // Loaded only here: comparing contracts needs neither `ts-morph` nor `openapi-typescript`.
  const { emit } = await import("./4-emit/emit.js");
  return emit(models, { packageName, packageVersion, changelog, runtime });
}

/** The models of contracts; undefined when any of them has an error. */
export function modelsOf(
  entries: readonly string[],
  options: AnalyseOptions,
  diagnostics: Diagnostics,
): readonly Model[] | undefined {
  const { formats } = options;
  // Types hold for those who use them only.
  const names = typeof formats === "object" ? Object.keys(formats).map((name) => ({ name })) : [];
  if (!reportUnknownFormats(names, diagnostics)) return undefined;
  const models = new Map<string, { readonly entry: string; readonly model: Model }>();
  for (const entry of entries) {
    // A phase stops at errors of its own contract, not at those of the contracts before it.
    const own = createDiagnostics();
    const model = modelOf(entry, options, own);
    diagnostics.include(own);
    if (model === undefined) continue;
    const { name } = model.api;
    const first = models.get(name)?.entry;
    if (name === sharedFolder) diagnostics.report("api-name-reserved", undefined, { name, entry });
    else if (first !== undefined) diagnostics.report("api-name-taken", undefined, { name, first, second: entry });
    else models.set(name, { entry, model });
  }
  return diagnostics.hasErrors() ? undefined : [...models.values()].map(({ model }) => model);
}

/** The folder of the modules that all APIs of a package share. It is beside the folders of the APIs. */
const sharedFolder = "runtime";

/** The model of one contract; undefined when it has an error. */
export function modelOf(entry: string, options: AnalyseOptions, diagnostics: Diagnostics): Model | undefined {
  const { onStage } = options;
  onStage?.({ kind: "load", entry });
  const sources = load(entry, options, diagnostics);
  onStage?.({ kind: "normalise", entry });
  const api = sources && normalise(sources, diagnostics);
  onStage?.({ kind: "analyse", entry });
  return api && analyse(api, diagnostics, options);
}
