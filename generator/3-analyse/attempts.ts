import type { Exclusion } from "./model.js";

/** One way to tell variants apart: it is open, or there are reasons why it is not. */
export type Attempt<T> =
  | { readonly kind: "open"; readonly value: T }
  | { readonly kind: "closed"; readonly reasons: readonly Exclusion[] };

/** A way that is open. */
export function open<T>(value: T): Attempt<T> {
  return { kind: "open", value };
}

/** A way that is not open, and why. */
export function closed(...reasons: readonly Exclusion[]): Extract<Attempt<never>, { readonly kind: "closed" }> {
  return { kind: "closed", reasons };
}
