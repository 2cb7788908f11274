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
  return { kind: "breaking", breaks, reason, directions: [direction], witnesses: [] };
}

/** The verdict that it could not be decided whether something of one direction breaks. */
export function mayBreak(direction: Direction, breaks: string, reason: string): Verdict {
  return { kind: "may-break", breaks, reason, directions: [direction] };
}

/** Why everything that is sent in a direction is accepted, and what that assumes. */
export function acceptedReason(direction: Direction, assuming: Assumption | undefined): string {
  if (assuming === "contentEncoding")
    return "Who sends says by `contentEncoding` that the text is base64, and it is assumed that it is.";
  if (assuming !== undefined)
    return `What is \`${assuming}\` should not be sent in a ${direction}, and it is assumed that nobody does.`;
  return direction === "request"
    ? "Every request that was valid still is."
    : "Every response that is valid was valid before.";
}

/** What holds only if everybody keeps to it. A text that is said to be base64 is base64. */
export type Assumption = OneWay | "contentEncoding";

/** That nobody sends in this direction what is marked as travelling the other way only (OAS 3.0.3 §4.7.24). */
export type OneWay = "readOnly" | "writeOnly";
