import type { Address, Even, Loud, Payment } from "sample/spec";

export const address: Address = { country: "US", state: "Ohio" };
// @ts-expect-error every address has a country
export const nowhere: Address = { state: "Ohio" };
// Types do not know of conditions: only the validators do.
export const stateless: Address = { country: "US" };
export const payment: Payment = { card: "4000" };
export const even: Even = 1;
export const loud: Loud = null;
