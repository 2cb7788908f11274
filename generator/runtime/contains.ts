import { fail, type Path } from "./explain.js";

/**
 * Whether at least `least` and at most `most` items of an array pass a test (JSON Schema 2020-12 Core §10.3.1.3,
 * Validation §6.4.4, §6.4.5).
 */
export function contains(
  items: readonly unknown[],
  test: (item: unknown) => boolean,
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): boolean {
  let count = 0;
  for (let index = 0; index < items.length; index++) {
    if (test(items[index]) && ++count > most) return false;
    // Without an upper bound, further items change nothing.
    if (count >= least && most === Number.POSITIVE_INFINITY) return true;
  }
  return count >= least;
}

/**
 * Reports that too few items of an array pass a test, or too many. `kind` describes an item that passes: `a string`.
 */
export function explainContains(
  items: readonly unknown[],
  path: Path,
  test: (item: unknown) => boolean,
  kind: string,
  leastKeyword: "contains" | "minContains",
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): void {
  let count = 0;
  for (let index = 0; index < items.length; index++) if (test(items[index])) count++;
  const phrase = (bound: string, limit: number) =>
    `an array with ${limit === 0 ? "no" : `at ${bound} ${limit}`} ${limit > 1 ? "items that are each" : "item that is"} ${kind}`;
  if (count < least) fail(leastKeyword, phrase("least", least), count, path);
  if (count > most) fail("maxContains", phrase("most", most), count, path);
}
