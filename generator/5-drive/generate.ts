import type { Host } from "../1-load/host.js";
import type { Stage } from "../compile.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Memory } from "../memory/memory.js";
import { isCurrent } from "./check.js";
import type { Settings } from "./options.js";
import { openOutputFolder } from "./output-folder.js";
import { readRuntimeSources } from "./runtime-sources.js";
import { write } from "./write.js";

export interface GenerateOptions extends Settings {
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** What earlier generations made: see `CompileOptions`. It forgets what this one has no use for. */
  readonly memory?: Memory | undefined;
  /** Only compare what would be generated with what is there. */
  readonly check: boolean;
  /** Called before each stage of the work. */
  readonly onStage?: (stage: Stage | { readonly kind: "write" } | { readonly kind: "build" }) => void;
}

export type Outcome =
  | { readonly kind: "generated"; readonly apis: number; readonly files: number; readonly changed: number }
  /** Of a check: there is nothing to generate. */
  | { readonly kind: "current"; readonly apis: number; readonly files: number }
  /** Of a check: something would change. */
  | { readonly kind: "stale" }
  /** Nothing was generated, because of the documents or because of the call: the folder to write to. */
  | { readonly kind: "refused"; readonly by: "input" | "call" };

/**
 * Generates a package from documents: compiles them, writes the package's files and builds it. Every reason not to is
 * reported. Writes nothing before everything is compiled.
 */
export async function generate(options: GenerateOptions, diagnostics: Diagnostics): Promise<Outcome> {
  const { specs, out, root, host, packageName, packageVersion, formats = true, check, memory, onStage } = options;
  const folder = openOutputFolder(out, specs, root, host, diagnostics);
  if (folder === undefined) return { kind: "refused", by: "call" };

  // The compiler and the build bring large dependencies with them; a call that is refused waits for neither.
  const { compile } = await import("../compile.js");
  const runtime = readRuntimeSources();
  const compileOptions = {
    host,
    root,
    packageName,
    packageVersion,
    formats,
    runtime,
    memory,
    ...(onStage && { onStage }),
  };
  const files = await compile(specs, compileOptions, diagnostics);
  if (files === undefined) return { kind: "refused", by: "input" };
  const counts = { apis: specs.length, files: files.length };
  if (check) return isCurrent(folder, files, diagnostics) ? { kind: "current", ...counts } : { kind: "stale" };

  onStage?.({ kind: "write" });
  const written = write(folder, files, diagnostics);
  if (written === undefined) return { kind: "refused", by: "call" };
  onStage?.({ kind: "build" });
  const { build } = await import("./build.js");
  const isBuilt = build(folder, files, diagnostics, memory);
  memory?.forget();
  return isBuilt ? { kind: "generated", ...counts, changed: written.changed } : { kind: "refused", by: "call" };
}
