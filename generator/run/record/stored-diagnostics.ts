import type { Diagnostic, Related } from "../../diagnostics/collector.js";
import type { Source, Span } from "../../diagnostics/source.js";
import { hashOf } from "./hash.js";

/** A diagnostic in a record: the text that it points into is replaced by its path and its hash. */
export type StoredDiagnostic = Omit<Diagnostic, "at" | "related"> & {
  readonly at: StoredSpan | undefined;
  readonly related: readonly (Omit<Related, "at"> & { readonly at: StoredSpan })[];
};

interface StoredSpan {
  readonly path: string;
  readonly hash: string;
  readonly start: number;
  readonly end: number;
}

/** Diagnostics for a record, and the texts that they point into, by hash. */
export function storeDiagnostics(diagnostics: readonly Diagnostic[]): {
  readonly stored: readonly StoredDiagnostic[];
  readonly texts: ReadonlyMap<string, string>;
} {
  const hashes = new Map<Source, string>();
  const texts = new Map<string, string>();
  const store = ({ source, start, end }: Span): StoredSpan => {
    const hash = hashes.get(source) ?? hashOf(source.text);
    hashes.set(source, hash);
    texts.set(hash, source.text);
    return { path: source.path, hash, start, end };
  };
  const stored = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    at: diagnostic.at && store(diagnostic.at),
    related: diagnostic.related.map(({ label, at }) => ({ label, at: store(at) })),
  }));
  return { stored, texts };
}

/** The diagnostics of a record; undefined if a text that one points into is gone. */
export function restoreDiagnostics(
  stored: readonly StoredDiagnostic[],
  textOf: (hash: string) => string | undefined,
): readonly Diagnostic[] | undefined {
  const sources = new Map<string, Source>();
  let isWhole = true;
  const restore = ({ path, hash, start, end }: StoredSpan): Span => {
    const text = sources.get(path)?.text ?? textOf(hash);
    isWhole &&= text !== undefined;
    const source = sources.get(path) ?? { path, text: text ?? "" };
    sources.set(path, source);
    return { source, start, end };
  };
  const restored = stored.map((diagnostic) => ({
    ...diagnostic,
    at: diagnostic.at && restore(diagnostic.at),
    related: diagnostic.related.map(({ label, at }) => ({ label, at: restore(at) })),
  }));
  return isWhole ? restored : undefined;
}
