import { resolve } from "node:path";
import type { Host } from "../1-load/host.js";
import type { LoadOptions } from "../1-load/load.js";
import { apiName } from "../2-normalise/api-names.js";
import { type Comparison, compareModels } from "../compare/compare.js";
import { removedApi } from "../compare/removed-api.js";
import type { Unread } from "../compare/unread.js";
import { type Analysis, analyseWithOperations, type ReadingOptions, reportUnmatched } from "../compile.js";
import { createDiagnostics, type Diagnostics, isReadLeniently } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { type ConfiguredOutput, readConfiguration } from "./configuration/configuration.js";
import type { ConfiguredSpec } from "./configuration/configuration-file.js";
import { type DocumentPair, distinctSpecs, pairDocuments } from "./diff/document-pairs.js";
import { type Revision, readRevisionSpecs } from "./diff/revision-specs.js";
import { openRevision } from "./git/revision.js";
import { partAt } from "./reading-options.js";
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
 * Compares documents, also those that have mistakes: these are reported, and what they make unreadable is compared as text. A document that the revision does not have is reported as new
 * and not compared; one that is not configured any more is a breaking change.
 */
export function diff(input: DiffInput, options: DiffOptions, diagnostics: Diagnostics): DiffOutcome {
  switch (input.kind) {
    case "files":
      return outcomeOf([compareDocuments(input, options, options, diagnostics)], options, diagnostics);
    case "revision": {
      const before = openBefore(input.revision, options, diagnostics);
      if (before === undefined) return { kind: "refused", by: "usage" };
      const pairs = input.specs.map((spec) => ({ old: spec, new: spec }));
      const { specs: entries } = input;
      const compared = pairs.map((pair) =>
        compareSince(pair, { ...before, entries }, { ...options, entries }, diagnostics),
      );
      return outcomeOf(compared, options, diagnostics);
    }
    case "configuration":
      return compareConfigured(input.revision, options, diagnostics);
    default:
      return input satisfies never;
  }
}

function compareConfigured(revision: string, options: DiffOptions, diagnostics: Diagnostics): DiffOutcome {
  const outputs = readConfiguration(options.root, options.host, diagnostics);
  const before = outputs && openBefore(revision, options, diagnostics);
  if (outputs === undefined || before === undefined) return { kind: "refused", by: "usage" };
  const now = distinctSpecs(outputs.flatMap(({ specs }) => specs.specs));
  const { pairs, removed } = pairDocuments(readRevisionSpecs(before, diagnostics), now);
  const compared = outputs.flatMap((output) => {
    // A document of several outputs is compared as the first of them reads it.
    const own = pairs.filter((pair) => outputs.find(({ settings }) => settings.specs.includes(pair.new)) === output);
    const reading = readingOf(output, options);
    const both = [
      { ...before, ...partAt(reading, before.host, before.root), entries: own.map((pair) => pair.old) },
      { ...options, ...reading, entries: own.map((pair) => pair.new) },
    ] as const;
    const documents = own.map((pair) => compareSince(pair, ...both, diagnostics));
    return own.length === 0 ? [] : [outcomeOf(documents, reading, diagnostics)];
  });
  const refused = compared.find((outcome) => outcome.kind === "refused");
  if (refused !== undefined) return refused;
  const documents = compared.flatMap((outcome) => (outcome.kind === "compared" ? outcome.documents : []));
  const at = (outputs[0] as ConfiguredOutput).specs.at;
  return { kind: "compared", documents: [...documents, ...removed.map((spec) => removedDocument(spec, before, at))] };
}

/** How the documents of an output are read, where the options do not say otherwise. */
function readingOf({ settings }: ConfiguredOutput, options: DiffOptions): ReadingOptions {
  const { formats = settings.formats, discriminators = settings.discriminators } = options;
  const { documentRoot = settings.documentRoot, strictness = settings.strictness } = options;
  const { include = settings.include, exclude = settings.exclude, overlays = settings.overlays } = options;
  return { formats, discriminators, documentRoot, strictness, include, exclude, overlays };
}

interface Compared {
  /** One diff, or none where the document is new; undefined where it cannot be compared, which was reported. */
  readonly documents: readonly DocumentDiff[] | undefined;
  /** The operations of both documents, undefined where they are not known. */
  readonly operations: Analysis["operations"];
}

function outcomeOf(compared: readonly Compared[], reading: ReadingOptions, diagnostics: Diagnostics): DiffOutcome {
  const operations = together(compared.map(({ operations }) => operations));
  const documents = together(compared.map(({ documents }) => documents));
  if (!reportUnmatched(reading, operations, diagnostics)) return { kind: "refused", by: "usage" };
  return documents === undefined ? { kind: "refused", by: "contract" } : { kind: "compared", documents };
}

/** All items of several lists, if all lists are known. */
function together<Item>(lists: readonly (readonly Item[] | undefined)[]): readonly Item[] | undefined {
  const known = lists.filter((list) => list !== undefined);
  return known.length < lists.length ? undefined : known.flat();
}

/** How the documents of one side are read. */
type Side = DiffOptions & Partial<Pick<Revision, "origin">> & Pick<LoadOptions, "entries">;

function openBefore(
  revision: string,
  options: DiffOptions,
  diagnostics: Diagnostics,
): (DiffOptions & Revision) | undefined {
  const host = openRevision(revision, options, diagnostics);
  return host && { ...partAt(options, host, options.root), host, revision, origin: `${revision}:` };
}

function compareSince(pair: DocumentPair, before: Side & Revision, now: Side, diagnostics: Diagnostics): Compared {
  const { host, root, revision } = before;
  if (host.read(host.realPath(resolve(root, pair.old))).kind !== "missing")
    return compareDocuments(pair, before, now, diagnostics);
  const details = { path: pair.new, revision };
  const isMissing = now.host.read(resolve(root, pair.new)).kind === "missing";
  diagnostics.report(isMissing ? "revision-file-missing" : "document-new", undefined, details);
  return { documents: isMissing ? undefined : [], operations: undefined };
}

function compareDocuments(pair: DocumentPair, old: Side, now: Side, diagnostics: Diagnostics): Compared {
  const before = contractOf(pair.old, old, diagnostics);
  const after = contractOf(pair.new, now, diagnostics);
  const operations = together([before.operations, after.operations]);
  if (before.model === undefined || after.model === undefined) return { documents: undefined, operations };
  const comparison = compareModels(before.model, after.model, { old: before.unread, new: after.unread });
  return { documents: [{ old: shown(pair.old, old), new: shown(pair.new, now), ...comparison }], operations };
}

/**
 * Compiles a contract as far as comparing needs. What cannot be read is reported and left out, so that the rest can be
 * compared. Of what is only a warning nothing is reported, as that is about generating.
 */
function contractOf(path: string, side: Side, diagnostics: Diagnostics): Analysed {
  const strictness = side.strictness === "strict" ? "strict" : "lenient";
  const own = createDiagnostics(strictness);
  const analysed = analyseWithOperations(path, { ...side, strictness }, own);
  const mistakes = own.all().filter(({ code, severity }) => severity === "error" || isReadLeniently(code));
  diagnostics.include({ all: () => mistakes });
  return { ...analysed, unread: mistakes.flatMap(({ at, message }) => (at === undefined ? [] : [{ at, message }])) };
}

type Analysed = ReturnType<typeof analyseWithOperations> & { readonly unread: readonly Unread[] };

/** Whether the document still exists does not matter, because only what is configured is generated. */
function removedDocument({ path, at }: ConfiguredSpec, before: Side, now: Span): DocumentDiff {
  const change = { ...removedApi(apiName(path)), old: at, new: now, operations: [] };
  return { old: shown(path, before), new: undefined, changes: [change], wording: 0 };
}

function shown(path: string, { origin = "" }: Side): string {
  return origin + path;
}
