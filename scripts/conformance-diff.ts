import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Arguments, readArguments } from "./conformance/diff/arguments.js";
import { breaksWire, changesOf, type Judged, judge } from "./conformance/diff/judgement.js";
import { readPairs } from "./conformance/diff/pairs.js";

// Compares pairs of documents, and holds the verdicts on the wire against what oasdiff's own tests expect of them:
//
//     npm run conformance:diff -- FILE [ID...]
//
// FILE has one pair a line. Prints each difference and the totals as one line of JSON. Fails if there is a difference that
// `conformance/diff/arguments.txt` does not argue, or an argument without a difference. With IDs, prints what is said of these
// pairs and judges nothing.

const [file, ...ids] = process.argv.slice(2);
if (file === undefined) {
  console.error("Usage: npm run conformance:diff -- FILE [ID...]");
  process.exitCode = 2;
} else if (!existsSync(file)) {
  console.log(`There are no pairs at ${file}: nothing to do.`);
} else if (ids.length > 0) {
  show(resolve(file), ids.map(Number));
} else {
  process.exitCode = run(resolve(file));
}

function run(file: string): number {
  const judged = readPairs(file).map(judge);
  const reasons = readArguments(readFileSync(join(import.meta.dirname, "conformance/diff/arguments.txt"), "utf8"));
  const different = judged.filter(({ differences }) => differences.length > 0);
  for (const one of different) console.log(textOf(one, reasons));
  const unargued = different.filter(({ pair }) => !reasons.has(pair.id));
  const stale = [...reasons.keys()].filter((id) => !different.some(({ pair }) => pair.id === id));
  for (const { pair } of unargued) console.error(`Not argued: ${pair.id} ${pair.test}`);
  for (const id of stale) console.error(`Argued, and not different: ${id}`);
  console.log(
    JSON.stringify({
      pairs: judged.length,
      same: judged.length - different.length,
      argued: different.length - unargued.length,
      unargued: unargued.length,
      ...countsOf(judged),
    }),
  );
  return unargued.length + stale.length > 0 ? 1 : 0;
}

/** How many pairs break, are compatible and so on, whatever is expected of them. */
function countsOf(judged: readonly Judged[]) {
  const isSilent = ({ comparison }: Judged) =>
    comparison.kind === "compared" && comparison.changes.length + comparison.wording === 0;
  return {
    breaking: judged.filter(({ comparison }) => changesOf(comparison).some((change) => breaksWire(change))).length,
    silent: judged.filter(isSilent).length,
    refused: judged.filter(({ comparison }) => comparison.kind === "refused").length,
  };
}

function textOf({ pair, differences, comparison }: Judged, reasons: Arguments): string {
  const expected = pair.expected.map(({ rule, level, right }) => [rule, level, right].filter(Boolean).join(" "));
  const ours = changesOf(comparison).map(({ rule, wire }) => `${rule} ${wire.kind}`);
  const reason = reasons.get(pair.id);
  return [
    `${pair.id} ${pair.test.replace(/^.*#/, "")}: ${differences.join(", ")}`,
    `    oasdiff  ${expected.join(", ")}`,
    `    specmill ${ours.join(", ") || "nothing"}`,
    ...(reason === undefined ? [] : [`    argued   ${reason}`]),
  ].join("\n");
}

function show(file: string, ids: readonly number[]): void {
  for (const pair of readPairs(file).filter(({ id }) => ids.includes(id))) {
    const { comparison, differences } = judge(pair);
    console.log(`${pair.id} ${pair.test}: ${differences.join(", ") || "the same"}`);
    console.log(JSON.stringify(pair.expected));
    if (comparison.kind === "refused") console.log(comparison.reason);
    else for (const { rule, what, wire, source } of comparison.changes) console.log({ rule, what, wire, source });
  }
}
