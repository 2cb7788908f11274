import type { Api } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { callsOf } from "./calls.js";
import { casesOf } from "./cases.js";
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

/**
 * Finds out about a contract what the emitters need to know of it: names, how unions are told apart, what TypeScript
 * can say of each schema, and where schemas travel. The contract itself is not changed.
 *
 * Reports every mistake there is, and then gives nothing if one of them is an error.
 */
export function analyse(api: Api, diagnostics: Diagnostics, formats: FormatsOption = true): Model | undefined {
  const facts = factsOf(api);
  const unions = unionsOf(api, facts, diagnostics);
  const table = createNameTable(reservedNames(api), diagnostics);
  // The order says who makes way for whom.
  const names = namesOf(api, unions, table);
  const cases = casesOf(api, facts, unions, names, table);
  const calls = callsOf(api);
  const operationNames = operationNamesOf(api, calls, table);
  const exclusive = exclusiveOf(api, facts, unions);
  const shapes = shapesOf(api, facts, unions, diagnostics);
  reportUncheckedFormats(api, formats, diagnostics);
  const secrets = secretsOf(api);
  const tables = { names, operationNames, calls, shapes, unions, exclusive, secrets, cases, usage: usageOf(api) };
  return diagnostics.hasErrors() ? undefined : { api, ...tables, formats: enabledFormats(formats) };
}
