import type { Api } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { callsOf } from "./calls.js";
import { casesOf } from "./cases.js";
import { reportClosedObjects } from "./closed-objects.js";
import { reportContradictions } from "./contradictions.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import { enumsOf } from "./enums.js";
import { exclusiveOf } from "./exclusive.js";
import { factsOf } from "./facts.js";
import { enabledFormats, type FormatsOption, reportUncheckedFormats } from "./formats.js";
import type { Model } from "./model.js";
import { createNameTable } from "./name-table.js";
import { namesOf } from "./names.js";
import { functionNamesOf, operationNamesOf } from "./operation-names.js";
import { reservedNames } from "./reserved.js";
import { secretsOf } from "./secrets.js";
import { shapesOf } from "./shapes.js";
import { typeNamesOf } from "./type-names.js";
import { unionsOf } from "./unions.js";
import { usageOf } from "./usage.js";

/** How a contract is read, where the user may choose. */
export interface AnalysisOptions {
  /** Which formats are checked: `{ "date-time": false }` turns one off, `false` all. All of them by default. */
  readonly formats?: FormatsOption | undefined;
  /** What a declared discriminator means for validity. By default it decides. */
  readonly discriminators?: DiscriminatorsOption | undefined;
}

/**
 * Computes the facts that emitters and `compare` need of a contract: names, how unions are discriminated, what TypeScript
 * can express of each schema, and in which direction schemas are sent. The contract itself is not changed.
 *
 * Reports every mistake, and returns undefined if one is an error.
 */
export function analyse(api: Api, diagnostics: Diagnostics, options: AnalysisOptions = {}): Model | undefined {
  const { formats = true, discriminators = "decide" } = options;
  const facts = factsOf(api);
  const unions = unionsOf(api, facts, discriminators, diagnostics);
  const shapes = shapesOf(api, facts, unions, diagnostics);
  const table = createNameTable(reservedNames(api), diagnostics);
  const calls = callsOf(api, diagnostics);
  // The order matters: what is named first keeps its name, and names of the contract come before those made of them.
  const types = typeNamesOf(api, table);
  const functions = functionNamesOf(api, calls, table);
  const names = namesOf(api, types, unions, table);
  const cases = casesOf({ api, facts, unions, shapes, names }, table);
  const operationNames = operationNamesOf(api, functions, table);
  const enums = enumsOf(api, { shapes, names }, table);
  const exclusive = exclusiveOf(api, facts, unions);
  reportContradictions(api, facts, diagnostics);
  reportClosedObjects(api, facts, diagnostics);
  reportUncheckedFormats(api, formats, diagnostics);
  const secrets = secretsOf(api);
  const nameDecisions = table.decisions();
  const tables = {
    names,
    operationNames,
    nameDecisions,
    calls,
    shapes,
    unions,
    exclusive,
    secrets,
    cases,
    enums,
    usage: usageOf(api),
  };
  return diagnostics.hasErrors() ? undefined : { api, ...tables, formats: enabledFormats(formats) };
}
