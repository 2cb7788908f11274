import type { Model } from "../3-analyse/model.js";
import { emitClient } from "./client.js";
import { emitClientMethods } from "./client-methods.js";
import { emitEnums } from "./enums.js";
import type { OutputForm } from "./form.js";
import { emitIndex } from "./index-module.js";
import { emitOperations } from "./operations.js";
import type { OutputFile } from "./output.js";
import { emitPackage } from "./package.js";
import { emitParts, type Parts } from "./parts/emit-parts.js";
import { isSplit } from "./parts/layout.js";
import { emitPaths } from "./paths.js";
import { type PrintedModule, printModules } from "./print/module.js";
import { emitRuntime, type Runtime } from "./runtime.js";
import { emitRuntimeIndex } from "./runtime-index.js";
import { emitSources } from "./sources.js";
import { emitTypes } from "./types.js";
import { emitUnions } from "./unions.js";
import { emitValidators } from "./validators/emit.js";

export interface EmitOptions {
  readonly form: OutputForm;
  /** The text of the package's changelog; a package whose version never was bumped has none. */
  readonly changelog?: string | undefined;
  readonly runtime: Runtime;
  /** How many named schemas and operations together an API can have that is not split into many files: see `parts/layout.ts`. */
  readonly mostInOneFile?: number | undefined;
  /** Called before each step. */
  readonly onStep?: (step: EmitStep) => void;
}

/** A step of printing the modules of an API. */
export interface EmitStep {
  readonly api: string;
  /** What is printed: `types`. */
  readonly modules: string;
  /** The first step is 1. */
  readonly number: number;
  readonly count: number;
}

/**
 * Prints one module of an API; undefined if the API does not need it. `printed` are the modules of earlier emitters.
 * `parts` is there for an API that is split.
 */
type Emitter = (model: Model, printed: readonly PrintedModule[], parts?: Parts) => PrintedModule | undefined;

/** The emitters, in order, and what each of them prints. */
const emitters: readonly (readonly [modules: string, emitter: Emitter])[] = [
  ["types", (model) => (model.names.size > 0 ? emitTypes(model) : undefined)],
  ["paths", emitPaths],
  ["validators", emitValidators],
  ["unions", emitUnions],
  ["enums", emitEnums],
  ["operations", emitOperations],
  ["the client", emitClient],
  ["methods of the client", emitClientMethods],
  ["the index", emitIndex], // last: it re-exports the modules that exist
];

/** What a large API has in one module each, too. All else of it is in many: see `parts/emit-parts.ts`. */
const emittersBesideParts: typeof emitters = [
  ["paths", emitPaths],
  ["methods of the client", emitClientMethods],
  ["the index", emitIndex],
];

/** The files of an output with all APIs and one copy of the runtime. The same models always produce the same bytes. */
export function emit(models: readonly Model[], options: EmitOptions): readonly OutputFile[] {
  const modules: PrintedModule[] = [];
  const split = models.filter((model) => isSplit(model, options.mostInOneFile));
  for (const model of models) {
    const steps = stepsOf(model, modules, split.includes(model) ? emitParts(model) : undefined);
    for (const [index, [what, print]] of steps.entries()) {
      options.onStep?.({ api: model.api.name, modules: what, number: index + 1, count: steps.length });
      modules.push(...print());
    }
  }
  modules.push(emitRuntimeIndex(models));
  const runtime = emitRuntime(modules, options.runtime);
  const sources = [...modules.map(({ path, text }) => ({ path, text })), ...runtime];
  const { form } = options;
  switch (form.kind) {
    case "package":
      return [...emitPackage(models, runtime, { ...form, changelog: options.changelog, split }), ...sources];
    case "sources":
      return emitSources(sources, form.importExtension ?? "js");
    default:
      return form satisfies never;
  }
}

type Step = readonly [modules: string, print: () => Iterable<PrintedModule>];

function stepsOf(model: Model, printed: readonly PrintedModule[], parts: Parts | undefined): readonly Step[] {
  const split = (parts?.steps ?? []).map(([what, modules]): Step => [what, () => printModules(modules, parts?.locate)]);
  const single = (parts === undefined ? emitters : emittersBesideParts).map(([what, emitter]): Step => {
    const print = () => {
      const module = emitter(model, printed, parts);
      return module === undefined ? [] : [module];
    };
    return [what, print];
  });
  return [...split, ...single];
}
