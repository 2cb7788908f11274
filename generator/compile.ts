import type { Host } from "./1-load/host.js";
import { type LoadOptions, load } from "./1-load/load.js";
import { normalise } from "./2-normalise/normalise.js";
import { type Listed, mayMatch, suggestPattern } from "./2-normalise/operation-patterns.js";
import { keepsNothing, parseFilter, selectOperations } from "./2-normalise/selection.js";
import { type AnalysisOptions, analyse } from "./3-analyse/analyse.js";
import { reportUnknownFormats } from "./3-analyse/formats.js";
import type { Model } from "./3-analyse/model.js";
import type { EmitStep } from "./4-emit/emit.js";
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
  /** Patterns of operations, such as `GET /repos/**` or `tag:issues`: only those that one of them matches are read. */
  readonly include?: readonly string[] | undefined;
  /** Patterns of operations that are not read, whatever `include` says. */
  readonly exclude?: readonly string[] | undefined;
  /**
   * The paths of overlays (Overlay Specification 1.0 and 1.1) that change the contract before it is read, in order. One that
   * `extends` another contract of the same call changes that one alone.
   */
  readonly overlays?: readonly string[] | undefined;
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
  /** How many named schemas and operations together an API can have that is not split into many files. */
  readonly mostInOneFile?: number | undefined;
}

export type Phase =
  | { readonly kind: "load" | "normalise" | "analyse"; readonly entry: string }
  | ({ readonly kind: "emit" } & EmitStep);

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
  const { models, operations } = analyseContracts(entries, options, diagnostics);
  const isMatched = reportUnmatched(options, operations, diagnostics);
  return isMatched && models ? emitModels(models, options) : undefined;
}

/** Emits the files of the output for these contracts. */
export async function emitModels(models: readonly Model[], options: CompileOptions): Promise<readonly OutputFile[]> {
  const { form, changelog, runtime, mostInOneFile, onPhase } = options;
  // Loaded late: comparing contracts needs neither `ts-morph` nor `openapi-typescript`.
  const { emit } = await import("./4-emit/emit.js");
  const onStep = (step: EmitStep) => onPhase?.({ kind: "emit", ...step });
  return emit(models, { form, changelog, runtime, mostInOneFile, onStep });
}

/** Contracts, analysed. */
export interface Analysis {
  /** Undefined if any of the contracts has an error. */
  readonly models: readonly Model[] | undefined;
  /** With a filter, all operations, those that it leaves out too; undefined if a contract cannot be read at all. */
  readonly operations: readonly Listed[] | undefined;
}

/**
 * Loads, normalises and analyses contracts. Patterns of the filter that match nothing in any of them are not reported here,
 * but by `reportUnmatched`: in contracts of an earlier time, they are no mistake.
 */
export function analyseContracts(
  entries: readonly string[],
  options: AnalyseOptions,
  diagnostics: Diagnostics,
): Analysis {
  const { formats } = options;
  // The option's type does not protect users of JavaScript.
  const names = typeof formats === "object" ? Object.keys(formats).map((name) => ({ name })) : [];
  if (!reportUnknownFormats(names, diagnostics)) return { models: undefined, operations: undefined };
  const operations: (readonly Listed[] | undefined)[] = [];
  const models = new Map<string, { readonly entry: string; readonly model: Model }>();
  for (const entry of entries) {
    // A phase stops at errors of its own contract, not at those of the contracts before it.
    const own = createDiagnostics(options.strictness);
    const analysed = analyseWithOperations(entry, { ...options, entries }, own);
    const { model } = analysed;
    operations.push(analysed.operations);
    diagnostics.include(own);
    if (model === undefined) continue;
    const { name } = model.api;
    const first = models.get(name)?.entry;
    const use = reservedNames.get(name);
    if (use !== undefined) diagnostics.report("api-name-reserved", undefined, { name, entry, use });
    else if (first !== undefined) diagnostics.report("api-name-taken", undefined, { name, first, second: entry });
    else models.set(name, { entry, model });
  }
  const all = [...models.values()].map(({ model }) => model);
  const isWhole = operations.every((each) => each !== undefined);
  return { models: diagnostics.hasErrors() ? undefined : all, operations: isWhole ? operations.flat() : undefined };
}

/** Folders that no API can be called after, and what is in them. */
const reservedNames: ReadonlyMap<string, string> = new Map([
  ["runtime", "the modules that all APIs share"],
  ["dist", "what a package is built to"],
]);

/**
 * Loads, normalises and analyses one contract. Returns undefined if it has an error; how strict the collector is decides
 * what is one. A pattern that matches none of its operations is an error, too.
 */
export function analyseContract(entry: string, options: AnalyseOptions, diagnostics: Diagnostics): Model | undefined {
  const { model, operations } = analyseWithOperations(entry, options, diagnostics);
  return reportUnmatched(options, operations, diagnostics) ? model : undefined;
}

/** Loads, normalises and analyses what the filter keeps of one contract, and lists what it could keep. */
export function analyseWithOperations(
  entry: string,
  options: AnalyseOptions & Pick<LoadOptions, "entries">,
  diagnostics: Diagnostics,
): Pick<Analysis, "operations"> & { readonly model: Model | undefined } {
  const { onPhase } = options;
  onPhase?.({ kind: "load", entry });
  const sources = load(entry, options, diagnostics);
  onPhase?.({ kind: "normalise", entry });
  const filter = parseFilter(options);
  const selection = sources && filter && selectOperations(sources, filter);
  const api = sources && normalise(sources, diagnostics, selection);
  onPhase?.({ kind: "analyse", entry });
  return { model: api && analyse(api, diagnostics, options), operations: sources && (selection?.listed ?? []) };
}

/**
 * Reports the patterns of a filter that match none of the operations: a misspelled one would leave out more, or less,
 * than it says. Reports a filter that keeps none of them, too. Returns whether nothing was reported, as far as the
 * operations are known.
 *
 * `deprecated` may match nothing. It is a kind of operation and no name, so that it cannot be misspelled for another one,
 * and `--exclude deprecated` is a rule for all documents, whether they have deprecated operations or not.
 */
export function reportUnmatched(
  options: ReadingOptions,
  operations: readonly Listed[] | undefined,
  diagnostics: Diagnostics,
): boolean {
  if (operations === undefined) return true;
  const filter = parseFilter(options);
  if (filter === undefined) return true;
  const named = [...filter.include, ...filter.exclude].filter(({ by }) => by !== "deprecation");
  const unmatched = named.filter((pattern) => !operations.some((each) => mayMatch(pattern, each)));
  for (const pattern of unmatched) {
    const suggestion = suggestPattern(pattern, operations, diagnostics.suggest);
    diagnostics.report("pattern-unmatched", undefined, { pattern: pattern.text, suggestion });
  }
  if (unmatched.length > 0) return false;
  const isEmpty = keepsNothing(filter, operations);
  if (isEmpty) diagnostics.report("selection-empty", undefined, undefined);
  return !isEmpty;
}
