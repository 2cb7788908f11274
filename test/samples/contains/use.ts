import type { Contacts, Dice, Sober } from "sample/spec";

export const contacts: Contacts = ["ada@example.org", "+47 22 00 00 00"];
// @ts-expect-error contacts are strings
export const numbers: Contacts = [1];
export const dice: Dice = [6, 6, "lost"];
export const sober: Sober = ["!"];
