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

/** A few seconds of work. */
const stepLimit = 20_000_000;
/** A large document may be searched as a whole a hundred times, which takes two or three steps a value. */
const stepsPerValue = 300;

/** The budget for a document with this many values. */
export function createBudget(size: number): Budget {
  let steps = stepLimit + stepsPerValue * size;
  let values = 0;
  return {
    step(count = 1) {
      steps -= count;
      if (steps < 0) throw overBudget;
    },
    add(count) {
      values += count;
      if (values > valueLimit) throw overBudget;
    },
  };
}
