import type { Model } from "../../generator/3-analyse/model.js";
import { lineOf } from "../../generator/compare/change.js";
import { compareModels } from "../../generator/compare/compare.js";
import { type ConsumerError, createConsumerCompiler } from "./compile.js";
import { consumerOf } from "./consumer.js";
import { documentsOf, type EditedContract } from "./contracts.js";
import type { Edit } from "./edits/edit.js";
import { declarationsOf, type Generation, modelOf } from "./generation.js";
import type { Sequence } from "./sequences.js";

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
  /** What became of each. */
  of(sequences: readonly Sequence[]): Promise<readonly Outcome[]>;
}

export function createTruths(): Truths {
  const compiler = createConsumerCompiler();
  const consumers = new Map<string, Consumer>();

  function consumerFor({ name, contract }: EditedContract): Consumer {
    const known = consumers.get(name);
    if (known !== undefined) return known;
    const model = modelOf(documentsOf(name, contract));
    const made = { model, consumer: consumerOf(model) };
    consumers.set(name, made);
    return made;
  }

  return {
    async of(sequences) {
      const tried: { readonly before: Consumer; readonly after: Generation | string }[] = [];
      for (const { edited, edits } of sequences)
        tried.push({ before: consumerFor(edited), after: await changed(edited, edits) });
      const possible = tried.flatMap(({ before, after }) => (typeof after === "string" ? [] : [{ before, after }]));
      const errors = inTurns(possible).flatMap((some) =>
        compiler.errorsOfAll(some.map(({ before, after }) => ({ consumer: before.consumer, files: after.files }))),
      );
      const found = new Map(possible.map(({ after }, index) => [after, errors[index] ?? []]));
      return tried.map(({ before, after }): Outcome => {
        if (typeof after === "string") return { kind: "impossible", reason: after };
        return { kind: "compared", old: before.model, new: after.model, errors: found.get(after) ?? [] };
      });
    },
  };
}

/** As many at once as a compiler holds in memory. */
function inTurns<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, turn) =>
    all.slice(turn * atOnce, (turn + 1) * atOnce),
  );
}

const atOnce = 50;

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
    ({ code, message, source }) => `${code} ${inOrder(message.split("\n")[0] ?? "")}\n      ${source}`,
  );
  const first = [...new Set(errors)].slice(0, 3);
  const more = errors.length > first.length ? [`… and ${errors.length - first.length} more`] : [];
  return [name, "  BREAKS", ...[...first, ...more].map((line) => `    ${line}`), ""].join("\n");
}

/** The members of unions in an order of their own: in TypeScript's it shows what else it looked at before. */
function inOrder(message: string): string {
  return message.replace(/[\w"]+(?: \| [\w"]+)+/g, (union) => union.split(" | ").toSorted().join(" | "));
}
