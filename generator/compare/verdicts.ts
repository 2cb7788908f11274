import type { Direction } from "../2-normalise/api.js";
import type { Breaking, Verdict } from "./change.js";

/** The verdict on something that is only said to people. */
export const none: Verdict = { kind: "none" };

/** The verdict that nothing breaks, with the reason. */
export function compatible(reason: string): Verdict {
  return { kind: "compatible", reason };
}

/** The verdict that something of one direction breaks. */
export function breaking(direction: Direction, breaks: string, reason: string): Breaking {
  return { kind: "breaking", breaks, reason, directions: [direction], witness: undefined };
}

/** The verdict that it could not be decided whether something of one direction breaks. */
export function mayBreak(direction: Direction, breaks: string, reason: string): Verdict {
  return { kind: "may-break", breaks, reason, directions: [direction] };
}

/** That all values which are sent in a direction are accepted, as they were. */
export const accepted: Readonly<Record<Direction, Verdict>> = {
  request: compatible("Every request that was valid still is."),
  response: compatible("Every response that is valid was valid before."),
};
