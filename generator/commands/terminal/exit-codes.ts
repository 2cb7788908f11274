import type { Refused } from "../../run/refused.js";

/** The exit codes of every command. 70 is `EX_SOFTWARE` of sysexits.h: a bug of specmill's own. */
export const exitCodes = { done: 0, failed: 1, usage: 2, bug: 70 } as const;

/** The exit code of a run that was refused. */
export function exitCodeOfRefusal({ by }: Refused): number {
  return by === "contract" ? exitCodes.failed : exitCodes.usage;
}
