import { resolve } from "node:path";
import type { Host } from "../1-load/host.js";
import type { ReadingOptions } from "../compile.js";

/** The part of a contract that is read, and what changes it first. */
export type ContractPart = Pick<ReadingOptions, "include" | "exclude" | "overlays">;

/** How contracts are read, among the other settings of a run. */
export function readingOptionsOf(options: ReadingOptions): ReadingOptions {
  const { formats, discriminators, documentRoot, strictness, include, exclude, overlays } = options;
  return { formats, discriminators, documentRoot, strictness, include, exclude, overlays };
}

/** The same part of a contract as it was at another time: an overlay that there was not yet did not change it. */
export function partAt<Part extends ContractPart>(part: Part, host: Host, root: string): Part {
  const { overlays } = part;
  const isThere = (path: string) => host.read(host.realPath(resolve(root, path))).kind !== "missing";
  return overlays === undefined ? part : { ...part, overlays: overlays.filter(isThere) };
}
