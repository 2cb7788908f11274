import type { Host } from "../../1-load/host.js";
import { load } from "../../1-load/load.js";
import { normalise } from "../../2-normalise/normalise.js";
import { analyse } from "../../3-analyse/analyse.js";
import type { FormatsOption } from "../../3-analyse/formats.js";
import type { Model } from "../../3-analyse/model.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";

export interface ContractOptions {
  readonly host: Host;
  /** The absolute folder that paths are relative to. */
  readonly root: string;
  /** What is printed before the paths of the files: `main:`. */
  readonly origin?: string | undefined;
  readonly formats?: FormatsOption | undefined;
}

/** What a document says, compiled as far as it takes to compare it. Reports every mistake, and then gives nothing. */
export function readContract(entry: string, options: ContractOptions, diagnostics: Diagnostics): Model | undefined {
  const own = createDiagnostics();
  const sources = load(entry, options, own);
  const api = sources && normalise(sources, own);
  const model = api && analyse(api, own, options.formats);
  // Comparing is no time for advice: what is a warning when generating is none here.
  if (own.hasErrors()) diagnostics.include(own);
  return model;
}
