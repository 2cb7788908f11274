import { apiName } from "../../2-normalise/api-names.js";
import type { ConfiguredSpec } from "../configuration/configuration-file.js";

/** Which documents of two configurations are to be compared. Their paths are relative to the working folder. */
export interface DocumentPairs {
  readonly pairs: readonly DocumentPair[];
  /** Those of the old configuration whose API is in the new one no more. */
  readonly removed: readonly ConfiguredSpec[];
}

export interface DocumentPair {
  readonly old: string;
  readonly new: string;
}

/**
 * Pairs documents by the names of their APIs, which is what code imports them by: a document that was moved keeps its
 * name. A name that several documents have now is nobody's, and each of them is paired with its own path. The old
 * configuration has each name once.
 */
export function pairDocuments(old: readonly ConfiguredSpec[], now: readonly ConfiguredSpec[]): DocumentPairs {
  const before = new Map(old.map(({ path }) => [apiName(path), path]));
  const names = now.map(({ path }) => apiName(path));
  return {
    pairs: now.map(({ path }) => {
      const name = apiName(path);
      const isOne = names.indexOf(name) === names.lastIndexOf(name);
      return { old: (isOne ? before.get(name) : undefined) ?? path, new: path };
    }),
    removed: old.filter(({ path }) => !names.includes(apiName(path))),
  };
}
