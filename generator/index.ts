/** The programmatic door of specmill. */
export { fileSystemHost, type Host, type ReadResult } from "./1-load/host.js";
export type { FormatsOption, KnownFormat } from "./3-analyse/formats.js";
export type { OutputFile } from "./4-emit/output.js";
export { type CheckOptions, type CheckOutcome, check } from "./5-drive/check.js";
export type { Settings } from "./5-drive/configuration/options.js";
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
  worstLevel,
} from "./5-drive/diff/change.js";
export { type Comparison, compareModels } from "./5-drive/diff/compare.js";
export { type ContractOptions, readContract } from "./5-drive/diff/contract.js";
export { type DiffInput, type DiffOptions, type DiffOutcome, type DocumentDiff, diff } from "./5-drive/diff/diff.js";
export type { ChangeJson, DiffJson, DocumentJson, PlaceJson } from "./5-drive/diff/print/json.js";
export { summariseChanges, summariseComparison } from "./5-drive/diff/print/levels.js";
export { type GenerateOptions, type GenerateOutcome, generate } from "./5-drive/generate.js";
export { openRevision } from "./5-drive/git/revision.js";
export { readRuntimeSources } from "./5-drive/package/runtime-sources.js";
export { type CompileOptions, compile, type Stage } from "./compile.js";
export type { Code } from "./diagnostics/catalogue.js";
export { createDiagnostics, type Diagnostic, type Diagnostics, type Related } from "./diagnostics/collector.js";
export { type FormatOptions, formatDiagnostics, summariseDiagnostics } from "./diagnostics/format.js";
export type { Severity } from "./diagnostics/message.js";
export { formatPlace, type Position, positionOf, type Source, type Span } from "./diagnostics/source.js";
