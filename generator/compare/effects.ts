import type { Direction } from "../2-normalise/api.js";
import type { Verdict } from "./change.js";

/** What a change does to the set of values that are valid. */
export type Effect =
  /** Nothing. */
  | "same"
  /** Only values that were valid are. */
  | "tightened"
  /** All values that were valid are, and others. */
  | "loosened"
  /** Both, or nobody can tell: the safe way to be wrong. */
  | "changed";

/**
 * How what is valid for a schema depends on what is valid for one inside it: `grows` with it, `shrinks` with it (under
 * `not`), or in a way that cannot be told (under `if`, and in a `oneOf` whose variants overlap).
 */
export type Dependence = "grows" | "shrinks" | "either";

/** An effect on a schema inside another one, as an effect on that. */
export function effectThrough(effect: Effect, dependence: Dependence): Effect {
  if (effect === "same" || dependence === "grows") return effect;
  if (effect === "changed" || dependence === "either") return "changed";
  return effect === "tightened" ? "loosened" : "tightened";
}

/** How one depends on another through a third. */
export function dependenceThrough(outer: Dependence, inner: Dependence): Dependence {
  if (outer === "either" || inner === "either") return "either";
  return outer === inner ? "grows" : "shrinks";
}

/**
 * What an effect does on the wire: tightening breaks what senders of requests send, loosening what readers of
 * responses read. `values` says which values are concerned: "texts of more than 100 characters".
 */
export function wireVerdict(effect: Effect, direction: Direction, values: string): Verdict {
  const breaking = direction === "request" ? effect !== "loosened" : effect !== "tightened";
  if (effect === "same") return { kind: "compatible", reason: "What is valid stays the same." };
  if (!breaking) return { kind: "compatible", reason: compatibleReasons[direction] };
  const directions = [direction];
  return direction === "request"
    ? {
        kind: "breaking",
        breaks: "requests",
        directions,
        reason: `Requests with ${values} were valid and are not any more.`,
      }
    : {
        kind: "breaking",
        breaks: "responses",
        directions,
        reason: `Responses may have ${values}, which readers that enforce the old contract refuse.`,
      };
}

const compatibleReasons = {
  request: "Every request that was valid still is.",
  response: "Every response that is valid was valid before.",
};

/** A verdict that code still compiles, with the reason. */
export function compatible(reason: string): Verdict {
  return { kind: "compatible", reason };
}

/** A verdict that something of one direction breaks. */
export function breaking(direction: Direction, breaks: string, reason: string): Verdict {
  return { kind: "breaking", breaks, reason, directions: [direction] };
}

/** The verdict on something that is only said to people. */
export const none: Verdict = { kind: "none" };
