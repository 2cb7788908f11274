import { resolve } from "node:path";
import type { Host } from "../1-load/host.js";
import { apiName } from "../2-normalise/api-names.js";
import type { Model } from "../3-analyse/model.js";
import { type Comparison, compareModels } from "../compare/compare.js";
import { removedApi } from "../compare/removed-api.js";
import { analyseContract, type ReadingOptions } from "../compile.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { readConfiguration } from "./configuration/configuration.js";
import type { ConfiguredSpec } from "./configuration/configuration-file.js";
import { type DocumentPair, pairDocuments } from "./diff/document-pairs.js";
import { type Revision, readRevisionSpecs } from "./diff/revision-specs.js";
import { openRevision } from "./git/revision.js";
import type { Refused } from "./refused.js";

/** What to compare. Paths are relative to the working folder. */
export type DiffInput =
  | { readonly kind: "files"; readonly old: string; readonly new: string }
  /** Documents as they are in a revision of git with what they are now. */
  | { readonly kind: "revision"; readonly revision: string; readonly specs: readonly string[] }
  /** The documents that the configuration names, with those that it named in a revision of git. */
  | { readonly kind: "configuration"; readonly revision: string };

/** How contracts are read is by default what the configuration says, where that is compared. */
export interface DiffOptions extends ReadingOptions {
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
}

/** Two documents and how they differ. */
export interface DocumentDiff extends Comparison {
  /** As they are printed. */
  readonly old: string;
  /** Undefined where the document is not configured any more, which is then the only change. */
  readonly new: string | undefined;
}

export type DiffOutcome = { readonly kind: "compared"; readonly documents: readonly DocumentDiff[] } | Refused;

/**
 * Compares documents. Reports the errors of all of them. A document that the revision does not have is reported as new
 * and not compared; one that is not configured any more is a breaking change.
 */
export function diff(input: DiffInput, options: DiffOptions, diagnostics: Diagnostics): DiffOutcome {
  switch (input.kind) {
    case "files":
      return outcomeOf([compareDocuments(input, options, options, diagnostics)]);
    case "revision": {
      const before = openBefore(input.revision, options, diagnostics);
      if (before === undefined) return { kind: "refused", by: "usage" };
      return outcomeOf(input.specs.map((spec) => compareSince({ old: spec, new: spec }, before, options, diagnostics)));
    }
    case "configuration":
      return compareConfigured(input.revision, options, diagnostics);
    default:
      return input satisfies never;
  }
}

function compareConfigured(revision: string, options: DiffOptions, diagnostics: Diagnostics): DiffOutcome {
  const configured = readConfiguration(options.root, options.host, diagnostics);
  const before = configured && openBefore(revision, options, diagnostics);
  if (configured === undefined || before === undefined) return { kind: "refused", by: "usage" };
  const { settings, specs: now } = configured;
  const { formats = settings.formats, discriminators = settings.discriminators } = options;
  const { documentRoot = settings.documentRoot, strictness = settings.strictness } = options;
  const reading = { formats, discriminators, documentRoot, strictness };
  const { pairs, removed } = pairDocuments(readRevisionSpecs(before, diagnostics), now.specs);
  return outcomeOf([
    ...pairs.map((pair) => compareSince(pair, { ...before, ...reading }, { ...options, ...reading }, diagnostics)),
    removed.map((spec) => removedDocument(spec, before, now.at)),
  ]);
}

/** One diff, or none where the document is new; undefined where it cannot be compared, which was reported. */
type Compared = readonly DocumentDiff[] | undefined;

function outcomeOf(documents: readonly Compared[]): DiffOutcome {
  const compared = documents.filter((each) => each !== undefined);
  if (compared.length < documents.length) return { kind: "refused", by: "contract" };
  return { kind: "compared", documents: compared.flat() };
}

/** How the documents of one side are read. */
type Side = DiffOptions & Partial<Pick<Revision, "origin">>;

function openBefore(
  revision: string,
  options: DiffOptions,
  diagnostics: Diagnostics,
): (DiffOptions & Revision) | undefined {
  const host = openRevision(revision, options, diagnostics);
  return host && { ...options, host, revision, origin: `${revision}:` };
}

function compareSince(
  pair: DocumentPair,
  before: DiffOptions & Revision,
  now: DiffOptions,
  diagnostics: Diagnostics,
): Compared {
  const { host, root, revision } = before;
  if (host.read(host.realPath(resolve(root, pair.old))).kind !== "missing")
    return compareDocuments(pair, before, now, diagnostics);
  const details = { path: pair.new, revision };
  if (now.host.read(resolve(root, pair.new)).kind === "missing")
    return void diagnostics.report("revision-file-missing", undefined, details);
  diagnostics.report("document-new", undefined, details);
  return [];
}

function compareDocuments(pair: DocumentPair, old: Side, now: Side, diagnostics: Diagnostics): Compared {
  const before = contractOf(pair.old, old, diagnostics);
  const after = contractOf(pair.new, now, diagnostics);
  if (before === undefined || after === undefined) return undefined;
  return [{ old: shown(pair.old, old), new: shown(pair.new, now), ...compareModels(before, after) }];
}

/** Compiles a contract as far as comparing needs. Only errors are reported, as warnings are about generating. */
function contractOf(path: string, side: Side, diagnostics: Diagnostics): Model | undefined {
  const own = createDiagnostics(side.strictness);
  const model = analyseContract(path, side, own);
  if (own.hasErrors()) diagnostics.include(own);
  return model;
}

/** Whether the document still exists does not matter, because only what is configured is generated. */
function removedDocument({ path, at }: ConfiguredSpec, before: Side, now: Span): DocumentDiff {
  const change = { ...removedApi(apiName(path)), old: at, new: now };
  return { old: shown(path, before), new: undefined, changes: [change], wording: 0 };
}

function shown(path: string, { origin = "" }: Side): string {
  return origin + path;
}
