import type { Model } from "../../3-analyse/model.js";
import { type Change, type Level, levelOf, levels, lineOf, type Subject } from "../../compare/change.js";
import { removedApi } from "../../compare/removed-api.js";
import type { ReadingOptions } from "../../compile.js";
import { createDiagnostics } from "../../diagnostics/collector.js";
import type { PreviousContract } from "./previous-contract.js";

/** What changed in the contracts since the output was generated. */
export type ContractChanges =
  | ({ readonly kind: "known"; readonly since: Since } & ChangeList)
  /** `why` is the end of a sentence. */
  | { readonly kind: "unknown"; readonly why: string };

/** How the contracts of a package differ. */
export interface ChangeList {
  /** The worst first. */
  readonly changes: readonly ContractChange[];
  /** How many titles, descriptions and examples are different. */
  readonly wording: number;
}

export type Since = { readonly kind: "run" } | { readonly kind: "commit"; readonly commit: string };

export interface ContractChange {
  readonly level: Level;
  /** "SharePrice gained the variant `metered` (source-breaking: exhaustive switches)" */
  readonly line: string;
  /** What users of the package should do, if anything. */
  readonly mend: string | undefined;
  /** The name of the schema, or the method and path of the operation. */
  readonly subject: string;
}

/** Compares contracts with those that the output was generated from. Never fails: the result may be unknown. */
export async function contractChanges(
  models: readonly Model[],
  before: PreviousContract,
  options: { readonly root: string } & ReadingOptions,
): Promise<ContractChanges> {
  if (before.kind === "unknown") return { kind: "unknown", why: before.reason };
  const { analyseContracts } = await import("../../compile.js");
  const { host, specs } = before;
  // Read as those of today are, so that only the contracts can differ.
  const { include, exclude, overlays } = before.part;
  // Patterns that match nothing are no mistake here: what they match may be new.
  const then = { ...options, include, exclude, overlays, host };
  const { models: old } = analyseContracts(specs, then, createDiagnostics());
  if (old === undefined) return { kind: "unknown", why: "the contracts of then cannot be read any more" };
  const since: Since = before.kind === "git" ? { kind: "commit", commit: before.commit } : { kind: "run" };
  return { kind: "known", since, ...(await comparePackages(old, models)) };
}

/** Compares each API with the one of its name. */
async function comparePackages(old: readonly Model[], models: readonly Model[]): Promise<ChangeList> {
  const { compareModels } = await import("../../compare/compare.js");
  const oldModels = new Map(old.map((model) => [model.api.name, model]));
  const names = new Set(models.map(({ api }) => api.name));
  const compared = models.map((model): ChangeList => {
    const { name } = model.api;
    const oldModel = oldModels.get(name);
    if (oldModel === undefined) return { changes: [addedApi(name)], wording: 0 };
    const { changes, wording } = compareModels(oldModel, model);
    return { changes: changes.map((change) => contractChange(change, name)), wording };
  });
  const removed = [...oldModels.keys()].filter((name) => !names.has(name)).map(removedContract);
  const changes = [...compared.flatMap(({ changes }) => changes), ...removed];
  return {
    changes: changes.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)),
    wording: compared.reduce((sum, { wording }) => sum + wording, 0),
  };
}

function contractChange(change: Change, api: string): ContractChange {
  const { mend, subject } = change;
  return { level: levelOf(change), line: lineOf(change), mend, subject: subjectName(subject, api) };
}

function addedApi(name: string): ContractChange {
  return { level: "compatible", line: `The API \`${name}\` is new`, mend: undefined, subject: name };
}

/** Readers of a changelog cannot configure the API again, so their advice is another one. */
function removedContract(name: string): ContractChange {
  const change = removedApi(name);
  return { level: levelOf(change), line: lineOf(change), mend: "Stop importing it.", subject: name };
}

function subjectName(subject: Subject, api: string): string {
  switch (subject.kind) {
    case "api":
      return api;
    case "operation":
      return `${subject.method.toUpperCase()} ${subject.path}`;
    case "schema":
      return subject.name;
    default:
      return subject satisfies never;
  }
}
