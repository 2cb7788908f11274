import type { Model } from "../../generator/3-analyse/model.js";
import { lineOf } from "../../generator/5-drive/diff/change.js";
import { compareModels } from "../../generator/5-drive/diff/compare.js";
import { type ConsumerError, createConsumerCompiler } from "./compile.js";
import { consumerOf } from "./consumer.js";
import { documentsOf, type EditedContract } from "./contracts.js";
import type { Edit } from "./edits/edit.js";
import { declarationsOf, type Generation, modelOf } from "./generation.js";

/** What became of a contract by some edits. */
export type Outcome =
  | Compared
  /** An edit does not apply, or what came of them is no contract that packages are generated from. */
  | { readonly kind: "impossible"; readonly reason: string };

export interface Compared {
  readonly kind: "compared";
  readonly old: Model;
  readonly new: Model;
  /** What the compiler says of the old consumer and the new package. Nothing: it still compiles. */
  readonly errors: readonly ConsumerError[];
}

/** Finds out whether code that compiled against the package of a contract still does after edits. */
export interface Truths {
  of(edited: EditedContract, edits: readonly Edit[]): Promise<Outcome>;
}

export function createTruths(): Truths {
  const compiler = createConsumerCompiler();
  const consumers = new Map<string, Consumer>();

  function consume({ name, contract }: EditedContract): Consumer {
    const model = modelOf(documentsOf(name, contract));
    return { model, consumer: consumerOf(model) };
  }

  return {
    async of(edited, edits) {
      const before = consumers.get(edited.name) ?? consume(edited);
      consumers.set(edited.name, before);
      const after = await changed(edited, edits);
      if (typeof after === "string") return { kind: "impossible", reason: after };
      const { consumer, model } = before;
      return { kind: "compared", old: model, new: after.model, errors: compiler.errorsOf(consumer, after.files) };
    },
  };
}

/** A contract before it is changed, and the code that uses its package. */
interface Consumer {
  readonly model: Model;
  readonly consumer: string;
}

async function changed({ name, contract }: EditedContract, edits: readonly Edit[]): Promise<Generation | string> {
  try {
    const edited = edits.reduce((tree, { change }) => change(tree), contract);
    return await declarationsOf(documentsOf(name, edited));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the compiler says, and what `specmill diff` says of the same two contracts. */
export interface Verdicts {
  readonly truth: "breaks" | "compiles";
  readonly verdict: "breaks" | "compiles";
  /** The changes that diff found, a line each. */
  readonly changes: readonly string[];
}

export function verdictsOf(outcome: Compared): Verdicts {
  const { changes } = compareModels(outcome.old, outcome.new);
  return {
    truth: outcome.errors.length > 0 ? "breaks" : "compiles",
    verdict: changes.some(({ source }) => source.kind === "breaking") ? "breaks" : "compiles",
    changes: changes.map((change) => `diff: ${change.rule} ${lineOf(change)}`),
  };
}

/** An outcome as people review it: the verdict, and the first of the errors. */
export function shown(name: string, outcome: Outcome): string {
  if (outcome.kind === "impossible") return `${name}\n  IMPOSSIBLE: ${outcome.reason}\n`;
  if (outcome.errors.length === 0) return `${name}\n  compiles\n`;
  const errors = outcome.errors.map(
    ({ code, message, source }) => `${code} ${message.split("\n")[0]}\n      ${source}`,
  );
  const first = [...new Set(errors)].slice(0, 3);
  const more = errors.length > first.length ? [`… and ${errors.length - first.length} more`] : [];
  return [name, "  BREAKS", ...[...first, ...more].map((line) => `    ${line}`), ""].join("\n");
}
