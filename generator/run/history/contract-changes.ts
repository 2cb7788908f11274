import type { FormatsOption } from "../../3-analyse/formats.js";
import type { Model } from "../../3-analyse/model.js";
import { type Level, levelOf, levels, lineOf, type Subject } from "../../compare/change.js";
import { removedApi } from "../../compare/removed-api.js";
import { createDiagnostics } from "../../diagnostics/collector.js";
import type { PreviousContract } from "./previous-contract.js";

/** What changed in the contracts since an output was generated. */
export type ContractChanges =
  | ({ readonly kind: "known"; readonly since: Since } & ComparedContracts)
  /** `why` is the end of a sentence. */
  | { readonly kind: "unknown"; readonly why: string };

/** How the contracts of a package differ. */
export interface ComparedContracts {
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
  /** What to do about it; nothing where there is nothing to do. */
  readonly mend: string | undefined;
  /** The name of the schema, or the method and path of the operation. */
  readonly subject: string;
}

/**
 * Compares contracts with those that an output was generated from, the worst change first. Never fails: what cannot be
 * compared is said to be unknown.
 */
export async function contractChanges(
  models: readonly Model[],
  before: PreviousContract,
  { root, formats }: { readonly root: string; readonly formats?: FormatsOption | undefined },
): Promise<ContractChanges> {
  if (before.kind === "unknown") return before;
  if (before.kind === "nothing") return { kind: "unknown", why: "there is none yet" };
  const { modelsOf } = await import("../../compile.js");
  const { host, specs } = before;
  const old = modelsOf(specs, { host, root, formats }, createDiagnostics());
  if (old === undefined) return { kind: "unknown", why: "the contracts of then cannot be read any more" };
  const since: Since = before.kind === "git" ? { kind: "commit", commit: before.commit } : { kind: "run" };
  return { kind: "known", since, ...(await compareAll(old, models)) };
}

/** The one place where contracts are compared. */
async function compareAll(old: readonly Model[], models: readonly Model[]): Promise<ComparedContracts> {
  const { compareModels } = await import("../../compare/compare.js");
  const before = new Map(old.map((model) => [model.api.name, model]));
  const after = new Map(models.map((model) => [model.api.name, model]));
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const compared = models.map((model): ComparedContracts => {
    const { name } = model.api;
    const was = before.get(name);
    const isNew = { level: "compatible", line: `The API \`${name}\` is new`, mend: undefined, subject: name } as const;
    if (was === undefined) return { changes: [isNew], wording: 0 };
    const { changes, wording } = compareModels(was, model);
    const told = changes.map((change) => ({
      level: levelOf(change),
      line: lineOf(change),
      mend: change.mend,
      subject: subjectName(change.subject, name),
    }));
    return { changes: told, wording };
  });
  const removed = gone.map((name): ContractChange => {
    const change = removedApi(name);
    // Whoever reads a changelog configures nothing.
    return { level: levelOf(change), line: lineOf(change), mend: "Stop importing it.", subject: name };
  });
  const all = [...compared.flatMap(({ changes }) => changes), ...removed];
  return {
    changes: all.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)),
    wording: compared.reduce((sum, { wording }) => sum + wording, 0),
  };
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
