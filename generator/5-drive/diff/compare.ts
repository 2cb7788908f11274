import type { Model } from "../../3-analyse/model.js";
import type { Change } from "./change.js";

/** What comparing two contracts gives. */
export interface Comparison {
  /** The worst first, and in the order of the new contract among those of one level. */
  readonly changes: readonly Change[];
  /** How many titles, descriptions and examples are different. They are counted, and not listed. */
  readonly wording: number;
}

/**
 * The semantic difference of two contracts: what changed for those who send and read values, and for those whose code
 * imports the package that is generated from them. What is written in another way or another order, and means the
 * same, is no change.
 */
export function compareModels(_old: Model, _new: Model): Comparison {
  return { changes: [], wording: 0 };
}
