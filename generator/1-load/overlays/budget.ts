/** How much work the overlays of a document may still make. */
export interface Budget {
  /** Counts steps of work. Throws `overBudget` when there were too many. */
  step(count?: number): void;
  /** Counts values that are added to the document. Throws `overBudget` when there were too many. */
  add(values: number): void;
}

/** Thrown where the work is given up. Whoever applies an action reports it there. */
export const overBudget: unique symbol = Symbol("over budget");

/** How many values the overlays of a document may add: as many as a large document has. */
export const valueLimit = 500_000;

/** A few seconds of work: some hundred searches through the largest documents. */
const stepLimit = 100_000_000;

export function createBudget(): Budget {
  let steps = 0;
  let values = 0;
  return {
    step(count = 1) {
      steps += count;
      if (steps > stepLimit) throw overBudget;
    },
    add(count) {
      values += count;
      if (values > valueLimit) throw overBudget;
    },
  };
}
