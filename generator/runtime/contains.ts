import { fail, type Place } from "./explain.js";

/** Whether a test holds for so many items of an array (JSON Schema 2020-12 Core §10.3.1.3, Validation §6.4.4, §6.4.5). */
export function contains(
  items: readonly unknown[],
  test: (item: unknown) => boolean,
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): boolean {
  let count = 0;
  for (let index = 0; index < items.length; index++) {
    if (test(items[index]) && ++count > most) return false;
    // What is enough cannot become too much.
    if (count >= least && most === Number.POSITIVE_INFINITY) return true;
  }
  return count >= least;
}

/** Explains that too few of an array's items pass a test, or too many. `kind` is what those are that pass it. */
export function explainContains(
  items: readonly unknown[],
  at: Place,
  test: (item: unknown) => boolean,
  kind: string,
  leastKeyword: "contains" | "minContains",
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): void {
  let found = 0;
  for (let index = 0; index < items.length; index++) if (test(items[index])) found++;
  const phrase = (bound: string, limit: number) =>
    `an array with ${limit === 0 ? "no" : `at ${bound} ${limit}`} ${limit > 1 ? "items that are each" : "item that is"} ${kind}`;
  if (found < least) fail(leastKeyword, phrase("least", least), found, at);
  if (found > most) fail("maxContains", phrase("most", most), found, at);
}
