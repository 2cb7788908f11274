/** What a command ends with. 70 is `EX_SOFTWARE` of sysexits.h: a bug of specmill's own. */
export const exitCodes = { done: 0, input: 1, call: 2, bug: 70 } as const;
