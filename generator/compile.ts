import type { Host } from "./1-load/host.js";
import { load } from "./1-load/load.js";
import { normalise } from "./2-normalise/normalise.js";
import { type AnalysisOptions, analyse } from "./3-analyse/analyse.js";
import { reportUnknownFormats } from "./3-analyse/formats.js";
import type { Model } from "./3-analyse/model.js";
import type { OutputForm } from "./4-emit/form.js";
import type { OutputFile } from "./4-emit/output.js";
import { createDiagnostics, type Diagnostics } from "./diagnostics/collector.js";
import type { Strictness } from "./diagnostics/message.js";

/** How contracts are read, where the user may choose. */
export interface ReadingOptions extends AnalysisOptions {
  /**
   * The folder that references may lead to files in, absolute or relative to the working folder. By default each
   * contract's own folder.
   */
  readonly documentRoot?: string | undefined;
  /** What a mistake leads to. */
  readonly strictness?: Strictness | undefined;
}

export interface AnalyseOptions extends ReadingOptions {
  readonly host: Host;
  /** The absolute path of the folder that all other paths are relative to. */
  readonly root: string;
  /** Called when a phase begins. */
  readonly onPhase?: (phase: Phase) => void;
}

export interface CompileOptions extends AnalyseOptions {
  readonly form: OutputForm;
  /** The text of the package's changelog, if it has one. */
  readonly changelog?: string | undefined;
  /** The modules that generated code can import: their text by path, relative to the runtime's folder. */
  readonly runtime: ReadonlyMap<string, string>;
}

export type Phase =
  | { readonly kind: "load" | "normalise" | "analyse"; readonly entry: string }
  | { readonly kind: "emit" };

/**
 * The whole compiler: contracts in, the files of one output out. It writes nothing to the disk.
 *
 * Returns undefined when any of the contracts has an error. All of them are compiled as far as possible first, so that
 * one run reports every mistake.
 */
export async function compile(
  entries: readonly string[],
  options: CompileOptions,
  diagnostics: Diagnostics,
): Promise<readonly OutputFile[] | undefined> {
  const models = analyseContracts(entries, options, diagnostics);
  return models && emitModels(models, options);
}

/** Emits the files of the output for these contracts. */
export async function emitModels(models: readonly Model[], options: CompileOptions): Promise<readonly OutputFile[]> {
  const { form, changelog, runtime, onPhase } = options;
  onPhase?.({ kind: "emit" });
  // Loaded late: comparing contracts needs neither `ts-morph` nor `openapi-typescript`.
  const { emit } = await import("./4-emit/emit.js");
  return emit(models, { form, changelog, runtime });
}

/** Loads, normalises and analyses contracts. Returns undefined if any of them has an error. */
export function analyseContracts(
  entries: readonly string[],
  options: AnalyseOptions,
  diagnostics: Diagnostics,
): readonly Model[] | undefined {
  const { formats } = options;
  // The option's type does not protect users of JavaScript.
  const names = typeof formats === "object" ? Object.keys(formats).map((name) => ({ name })) : [];
  if (!reportUnknownFormats(names, diagnostics)) return undefined;
  const models = new Map<string, { readonly entry: string; readonly model: Model }>();
  for (const entry of entries) {
    // A phase stops at errors of its own contract, not at those of the contracts before it.
    const own = createDiagnostics(options.strictness);
    const model = analyseContract(entry, options, own);
    diagnostics.include(own);
    if (model === undefined) continue;
    const { name } = model.api;
    const first = models.get(name)?.entry;
    const use = reservedNames.get(name);
    if (use !== undefined) diagnostics.report("api-name-reserved", undefined, { name, entry, use });
    else if (first !== undefined) diagnostics.report("api-name-taken", undefined, { name, first, second: entry });
    else models.set(name, { entry, model });
  }
  return diagnostics.hasErrors() ? undefined : [...models.values()].map(({ model }) => model);
}

/** Folders that no API can be called after, and what is in them. */
const reservedNames: ReadonlyMap<string, string> = new Map([
  ["runtime", "the modules that all APIs share"],
  ["dist", "what a package is built to"],
]);

/**
 * Loads, normalises and analyses one contract. Returns undefined if it has an error; how strict the collector is decides
 * what is one.
 */
export function analyseContract(entry: string, options: AnalyseOptions, diagnostics: Diagnostics): Model | undefined {
  const { onPhase } = options;
  onPhase?.({ kind: "load", entry });
  const sources = load(entry, options, diagnostics);
  onPhase?.({ kind: "normalise", entry });
  const api = sources && normalise(sources, diagnostics);
  onPhase?.({ kind: "analyse", entry });
  return api && analyse(api, diagnostics, options);
}
