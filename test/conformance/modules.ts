import { load } from "../../generator/1-load/load.js";
import { normalise } from "../../generator/2-normalise/normalise.js";
import { analyse } from "../../generator/3-analyse/analyse.js";
import type { Model } from "../../generator/3-analyse/model.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { emitRuntime } from "../../generator/4-emit/runtime.js";
import { emitValidators } from "../../generator/4-emit/validators/emit.js";
import { createDiagnostics, type Diagnostic } from "../../generator/diagnostics/collector.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { memoryHost } from "../harness/memory-host.js";
import { runModules, type Validators } from "../harness/package.js";

/** What became of a contract: its validators, running, or nothing where it has errors; and all that was reported. */
export interface Compiled {
  readonly validators: Validators | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles contracts to modules of validators, each on its own, and imports all of them at once. */
export async function compileAll(contracts: readonly string[]): Promise<readonly Compiled[]> {
  const runtime = readRuntimeSources();
  const results = contracts.map((text, index) => modelOf(text, `contract-${index}`));
  const modules = results.map(({ model }) => model && emitValidators(model));
  const emitted = modules.filter((module) => module !== undefined);
  const files: readonly OutputFile[] = [...emitted, ...emitRuntime(emitted, runtime)];
  const imported = await runModules(
    files,
    emitted.map(({ path }) => path),
  );
  const validators = new Map(emitted.map((module, index) => [module, imported[index] as Validators]));
  return results.map(({ diagnostics }, index) => {
    const module = modules[index];
    return { diagnostics, validators: module && validators.get(module) };
  });
}

interface Result {
  readonly model: Model | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function modelOf(text: string, name: string): Result {
  const diagnostics = createDiagnostics();
  const path = `/${name}.json`;
  const sources = load(path, { host: memoryHost({ [path]: text }), root: "/" }, diagnostics);
  const api = sources && normalise(sources, diagnostics);
  // The suite goes by the letter of the standard, where a discriminator is a hint.
  const model = api && analyse(api, diagnostics, { discriminators: "annotate" });
  return { model: diagnostics.hasErrors() ? undefined : model, diagnostics: diagnostics.all() };
}
