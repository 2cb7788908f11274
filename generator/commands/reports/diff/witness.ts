import type { Witness } from "../../../compare/change.js";
import { shownJson } from "../../../compare/words.js";

/**
 * A witness in words: the value, then why the other contract refuses it.
 *
 *     for example { "amount_type": "metered_unit" }
 *     which the old contract refuses: amount_type must be "fixed", "custom" or "free"
 */
export function witnessLines(witness: Witness): readonly [string, string] {
  const { value, contract, refusal } = witnessParts(witness);
  return [`for example ${value}`, `which the ${contract} contract refuses: ${refusal}`];
}

/** The value as text, which contract refuses it, and why. */
export function witnessParts({ direction, value, refusal }: Witness) {
  return { value: shownJson(value), contract: direction === "request" ? "new" : "old", refusal } as const;
}
