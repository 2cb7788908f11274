import { createRequire } from "node:module";
import type * as TsMorph from "ts-morph";

/**
 * ts-morph, loaded with `require`, as it is a CommonJS package. An `import` takes twice as long: Node then scans all of
 * its nine megabytes for the names that they export.
 */
export const { IndentationText, Project, QuoteKind, StructureKind, ts }: typeof TsMorph = createRequire(
  import.meta.url,
)("ts-morph");
