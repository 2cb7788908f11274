/** The programmatic door of specmill. */
export { fileSystemHost, type Host, type ReadResult } from "./1-load/host.js";
export type { AnalysisOptions } from "./3-analyse/analyse.js";
export type { DiscriminatorsOption } from "./3-analyse/discriminators.js";
export type { FormatName, FormatsOption } from "./3-analyse/formats.js";
export type { OutputFile } from "./4-emit/output.js";
export type {
  ChangeJson,
  DiffJson,
  DocumentJson,
  PlaceJson,
  VerdictJson,
  WitnessJson,
} from "./commands/reports/diff/json.js";
export { summariseChanges, summariseComparison } from "./commands/reports/diff/levels.js";
export {
  type Change,
  type Level,
  levelOf,
  levels,
  lineOf,
  type Subject,
  sentenceOf,
  subjectText,
  type Verdict,
  type Witness,
  worstLevel,
} from "./compare/change.js";
export { type Comparison, compareModels } from "./compare/compare.js";
export {
  type AnalyseOptions,
  analyseContract,
  type CompileOptions,
  compile,
  type Phase,
  type ReadingOptions,
} from "./compile.js";
export type { Code } from "./diagnostics/catalogue.js";
export { createDiagnostics, type Diagnostic, type Diagnostics, type Related } from "./diagnostics/collector.js";
export { type FormatOptions, formatDiagnostics, summariseDiagnostics } from "./diagnostics/format.js";
export type { Severity, Strictness } from "./diagnostics/message.js";
export { formatSpan, type Position, positionOf, type Source, type Span } from "./diagnostics/source.js";
export { type CheckOptions, type CheckOutcome, check } from "./run/check.js";
export type { Settings } from "./run/configuration/settings.js";
export { type DiffInput, type DiffOptions, type DiffOutcome, type DocumentDiff, diff } from "./run/diff.js";
export { type GenerateOptions, type GenerateOutcome, generate } from "./run/generate.js";
export { openRevision } from "./run/git/revision.js";
export { readRuntimeSources } from "./run/runtime-sources.js";
