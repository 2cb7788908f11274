import type { Model } from "../3-analyse/model.js";
import { emitClient } from "./client.js";
import { emitIndex } from "./index-module.js";
import { emitOperations } from "./operations.js";
import type { OutputFile } from "./output.js";
import { emitPackage, type PackageIdentity } from "./package.js";
import { emitPaths } from "./paths.js";
import type { PrintedModule } from "./print/module.js";
import { emitRuntime, type Runtime } from "./runtime.js";
import { emitTypes } from "./types.js";
import { emitUnions } from "./unions.js";
import { emitValidators } from "./validators/emit.js";

export interface EmitOptions extends PackageIdentity {
  readonly runtime: Runtime;
}

/** One module of each API; nothing where the API has no use for it. `printed` is what the emitters before it made. */
type Emitter = (model: Model, printed: readonly PrintedModule[]) => PrintedModule | undefined;

const emitters: readonly Emitter[] = [
  (model) => (model.names.size > 0 ? emitTypes(model) : undefined),
  emitPaths,
  emitValidators,
  emitUnions,
  emitOperations,
  emitClient,
  emitIndex, // last: it exports from what is there
];

/** The files of a package that holds all the APIs, with one copy of what they share. The same models give the same bytes. */
export function emit(models: readonly Model[], options: EmitOptions): readonly OutputFile[] {
  const modules: PrintedModule[] = [];
  for (const model of models) {
    for (const emitter of emitters) {
      const module = emitter(model, modules);
      if (module !== undefined) modules.push(module);
    }
  }
  const runtime = emitRuntime(modules, options.runtime);
  return [...emitPackage(models, runtime, options), ...modules.map(({ path, text }) => ({ path, text })), ...runtime];
}
