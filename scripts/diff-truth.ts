/**
 * Holds `specmill diff` against the truth.
 *
 *     npm run diff-truth -- [--write] [sequences] [seed]
 *
 * asks the compiler whether code that used the old package compiles against the new one: of every edit of the table
 * alone, and of random sequences of them. `test/compare/truths.txt` has what it says of every edit alone; `--write` writes
 * that file anew.
 *
 *     npm run diff-truth -- --schemas [pairs] [seed]
 *
 * asks values and z-schema whether the answers about two versions of a schema are right: of random rewritings, which
 * change nothing, and of random changes.
 *
 * The seed is printed, so that what was found can be found again. Exits 1 where something was that is not known.
 */
const [first] = process.argv.slice(2);
await (first === "--schemas" ? import("./diff-truth/schemas.js") : import("./diff-truth/code.js"));
