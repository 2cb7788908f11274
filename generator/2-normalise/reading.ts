import type { SourceSet } from "../1-load/source-set.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Dialect } from "./dialects.js";
import type { SchemaQueue } from "./schemas.js";

/** What reading one contract needs everywhere: the documents, where mistakes go, the dialect, the schemas found so far. */
export interface Reading {
  readonly sources: SourceSet;
  readonly diagnostics: Diagnostics;
  readonly dialect: Dialect;
  readonly schemas: SchemaQueue;
}
