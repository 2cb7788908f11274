import type { Api } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { callsOf } from "./calls.js";
import { casesOf } from "./cases.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import { exclusiveOf } from "./exclusive.js";
import { factsOf } from "./facts.js";
import { enabledFormats, type FormatsOption, reportUncheckedFormats } from "./formats.js";
import type { Model } from "./model.js";
import { createNameTable } from "./name-table.js";
import { namesOf } from "./names.js";
import { operationNamesOf } from "./operation-names.js";
import { reservedNames } from "./reserved.js";
import { secretsOf } from "./secrets.js";
import { shapesOf } from "./shapes.js";
import { unionsOf } from "./unions.js";
import { usageOf } from "./usage.js";

/** How a contract is to be read where that is for its readers to say. */
export interface AnalysisOptions {
  /** Which formats are checked: `{ "date-time": false }` turns one off, `false` all. All of them by default. */
  readonly formats?: FormatsOption | undefined;
  /** What a declared discriminator means for validity. By default it decides. */
  readonly discriminators?: DiscriminatorsOption | undefined;
}

/**
 * Finds out about a contract what the emitters need to know of it: names, how unions are told apart, what TypeScript
 * can say of each schema, and where schemas travel. The contract itself is not changed.
 *
 * Reports every mistake there is, and returns nothing if one of them is an error.
 */
export function analyse(api: Api, diagnostics: Diagnostics, options: AnalysisOptions = {}): Model | undefined {
  const { formats = true, discriminators = "decide" } = options;
  const facts = factsOf(api);
  const unions = unionsOf(api, facts, discriminators, diagnostics);
  const shapes = shapesOf(api, facts, unions, diagnostics);
  const table = createNameTable(reservedNames(api), diagnostics);
  // Whatever is named first keeps its name.
  const names = namesOf(api, unions, table);
  const cases = casesOf({ api, facts, unions, shapes, names }, table);
  const calls = callsOf(api);
  const operationNames = operationNamesOf(api, calls, table);
  const exclusive = exclusiveOf(api, facts, unions);
  reportUncheckedFormats(api, formats, diagnostics);
  const secrets = secretsOf(api);
  const tables = { names, operationNames, calls, shapes, unions, exclusive, secrets, cases, usage: usageOf(api) };
  return diagnostics.hasErrors() ? undefined : { api, ...tables, formats: enabledFormats(formats) };
}
