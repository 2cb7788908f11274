/**
 * Compares how long specmill and other generators take, as whole processes from a cold start:
 *
 *     npm run bench:generate -- [--rounds N] [--json] [--candidate NAME]… [DOCUMENT]…
 *     npm run bench:generate -- --plot [--rounds N] [--candidate NAME]…
 *
 * Documents are the Rapidly contract, one of some 340 schemas that is grown from the contracts, and those given: GitHub's
 * API of 13 MB, for example. `--plot` measures documents of growing size instead, and draws the CPU seconds in
 * `docs/generating-time.svg`: they hardly depend on what else the machine does.
 * Times are of the clock: they mean something on a machine that does nothing else.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { grownDocument } from "../grow/document.js";
import { installPeers, peerVersions } from "../shared/peers.js";
import { selectByName } from "../shared/selection.js";
import { candidates as allCandidates, reference } from "./candidates.js";
import { comparisonOf, comparisonTable, type Line } from "./comparison.js";
import { newerNode } from "./newer-node.js";
import { plot } from "./plot.js";
import { runRounds } from "./rounds.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "7" },
    json: { type: "boolean", default: false },
    plot: { type: "boolean", default: false },
    candidate: { type: "string", multiple: true },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds must be a whole number, got ${values.rounds}`);
const say = (text: string): void => (values.json ? console.error(text) : console.log(text));

const here = new URL("./", import.meta.url);
const root = fileURLToPath(new URL("../../", here));
/** The two that write about the same, where a picture is drawn. */
const plotted = ["specmill, plain sources", reference];
const candidates = selectByName(
  allCandidates,
  ({ name }) => name,
  values.candidate ?? (values.plot ? plotted : undefined),
);
const documents = values.plot
  ? [1, 4, 8, 16, 24, 32].map(grown)
  : [`${root}specs/rapidly.yaml`, grown(9), ...positionals.map((path) => resolve(path))];

installPeers(here);
const executables = { current: process.execPath, newer: newerNode() };
const peers = peerVersions(here);

say("Whole processes from a cold start into an empty folder, by the clock; medians of rounds in turn.");
say("Peak memory is that of the largest single process; CPU time is that of all processes and threads together.");
for (const { name, node, produces } of candidates)
  say(`  ${name} (Node ${node === "newer" ? peers.node : process.versions.node}): ${produces}`);
say("");

const comparisons: { readonly document: string; readonly kilobytes: number; readonly lines: readonly Line[] }[] = [];
for (const path of documents) {
  const document = relative(root, path);
  const kilobytes = readFileSync(path).length / 1000;
  const lines = comparisonOf(runRounds(candidates, path, rounds, executables));
  comparisons.push({ document, kilobytes, lines });
  say(`${document}, ${kilobytes.toFixed(0)} kB`);
  say(comparisonTable(lines));
}
if (values.plot) {
  const series = candidates.map(({ name }) => ({
    name,
    points: comparisons.flatMap(({ kilobytes, lines }) =>
      lines.flatMap((line) =>
        line.candidate === name && line.kind === "completed" ? [{ kilobytes, seconds: line.figures.cpuSeconds }] : [],
      ),
    ),
  }));
  writeFileSync(`${root}docs/generating-time.svg`, plot(series.filter(({ points }) => points.length > 0)));
  say("docs/generating-time.svg is drawn.");
}
if (values.json) {
  const { platform, arch, version } = process;
  console.log(JSON.stringify({ platform, arch, node: version, peers, rounds, reference, comparisons }, null, 2));
}

/** The path of a document of so many copies, which is written anew. Nine have some 340 schemas. */
function grown(copies: number): string {
  const folder = fileURLToPath(new URL("build/", here));
  mkdirSync(folder, { recursive: true });
  const path = `${folder}grown-${copies}.yaml`;
  writeFileSync(path, grownDocument(copies));
  return path;
}
