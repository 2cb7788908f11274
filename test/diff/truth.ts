import type { Model } from "../../generator/3-analyse/model.js";
import { type ConsumerError, createConsumerCompiler } from "./compile.js";
import { consumerOf } from "./consumer.js";
import { documentsOf, type EditedContract } from "./contracts.js";
import type { Edit } from "./edits/edit.js";
import { declarationsOf, type Generation, modelOf } from "./generation.js";

/** What became of a contract by some edits. */
export type Outcome =
  /** `errors`: what the compiler says of the old consumer and the new package. None: it still compiles. */
  | {
      readonly kind: "compared";
      readonly old: Model;
      readonly new: Model;
      readonly errors: readonly ConsumerError[];
    }
  /** An edit does not apply, or what came of them is no contract that packages are generated from. */
  | { readonly kind: "impossible"; readonly reason: string };

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
