import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaIn } from "../inclusion/types.js";
import { createJudge } from "./judge.js";

/** Whether a value tells two schemas apart, as an independent validator sees it. */
export type Confirmation =
  | { readonly kind: "confirmed" }
  /**
   * The validator says otherwise, or cannot say. Then there is no proof: who asked counts the pair as one that could not
   * be decided, never as one that is compatible.
   */
  | { readonly kind: "not-confirmed"; readonly reason: string };

/**
 * Whether a value is valid for `left` and not for `right`. Both are judged by z-schema, which interprets
 * schemas, so that no text of a contract becomes code. It shares no code with the prover, except for patterns of which
 * JavaScript could need very long. Never throws: what z-schema cannot read is
 * not confirmed.
 */
export function confirmWitness(value: JsonValue, left: SchemaIn, right: SchemaIn): Confirmation {
  try {
    if (!createJudge(value, left.schemas).accepts(value, left.id))
      return notConfirmed("it is not valid for the first schema");
    if (createJudge(value, right.schemas).accepts(value, right.id))
      return notConfirmed("it is valid for the second schema, too");
    return { kind: "confirmed" };
  } catch (error) {
    return notConfirmed(`z-schema cannot judge it: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function notConfirmed(reason: string): Confirmation {
  return { kind: "not-confirmed", reason };
}
