import { createRequire } from "node:module";
import type * as TsMorph from "ts-morph";

/**
 * ts-morph, required as the CommonJS that it is. An `import` takes twice as long: Node then also reads all of its nine
 * megabytes to find out that they are no ES module, and what they export.
 */
export const { IndentationText, Project, QuoteKind, StructureKind, ts }: typeof TsMorph = createRequire(
  import.meta.url,
)("ts-morph");
