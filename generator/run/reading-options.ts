import type { ReadingOptions } from "../compile.js";

/** How contracts are read, among the other settings of a run. */
export function readingOptionsOf(options: ReadingOptions): ReadingOptions {
  const { formats, discriminators, documentRoot, strictness, include, exclude } = options;
  return { formats, discriminators, documentRoot, strictness, include, exclude };
}
