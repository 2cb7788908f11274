import { apiName } from "../../2-normalise/api-names.js";
import type { ConfiguredSpec } from "../configuration/configuration-file.js";

/** Which documents of two configurations are compared. Paths are relative to the working folder. */
export interface DocumentPairs {
  readonly pairs: readonly DocumentPair[];
  /** Documents of the old configuration whose API is not in the new one. */
  readonly removed: readonly ConfiguredSpec[];
}

export interface DocumentPair {
  readonly old: string;
  readonly new: string;
}

/**
 * Pairs documents by the names of their APIs, by which code imports them, so a document that was moved keeps its pair. If
 * several documents have one name now, each is compared with the old document at its own path.
 */
export function pairDocuments(old: readonly ConfiguredSpec[], now: readonly ConfiguredSpec[]): DocumentPairs {
  const before = new Map(old.map(({ path }) => [apiName(path), path]));
  const names = now.map(({ path }) => apiName(path));
  return {
    pairs: now.map(({ path }) => {
      const name = apiName(path);
      if (old.some((each) => each.path === path)) return { old: path, new: path };
      const isOne = names.indexOf(name) === names.lastIndexOf(name);
      return { old: (isOne ? before.get(name) : undefined) ?? path, new: path };
    }),
    removed: old.filter(({ path }) => !names.includes(apiName(path))),
  };
}

/** Documents without those that another output has, too. */
export function distinctSpecs(specs: readonly ConfiguredSpec[]): readonly ConfiguredSpec[] {
  return specs.filter(({ path }, index) => specs.findIndex((each) => each.path === path) === index);
}
