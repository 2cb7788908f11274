/**
 * Compares generated validators with those of other libraries:
 *
 *     npm run bench:validators -- [--quick] [--json] [--case NAME]… [--candidate NAME]…
 *
 * Each candidate first judges payloads that have a verdict. Where it gives another one, its times are printed with a star
 * and left out of the ratio to the fastest peer.
 */
import { parseArgs } from "node:util";
import { installPeers, peerVersions } from "../shared/peers.js";
import { selectByName } from "../shared/selection.js";
import { buildCandidates, candidateNames, ours } from "./build.js";
import { readCases } from "./cases.js";
import { measure } from "./measure.js";
import { caseTable, comparisonsOf, comparisonTable, issuesCost, type Result } from "./table.js";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    case: { type: "string", multiple: true },
    candidate: { type: "string", multiple: true },
  },
});
const effort = values.quick
  ? { rounds: 3, milliseconds: 5, warmUp: 30 }
  : { rounds: 15, milliseconds: 40, warmUp: 400 };
const say = (text: string): void => (values.json ? console.error(text) : console.log(text));

const here = new URL("./", import.meta.url);
const allCases = readCases(new URL("../../specs/", import.meta.url));
const cases = selectByName(allCases, ({ name }) => name, values.case);
const names = [ours, ...selectByName(candidateNames, (name) => name, values.candidate).filter((name) => name !== ours)];

installPeers(here);
const built = await buildCandidates(names, allCases);
const modules = new Map<string, string>();
for (const [name, module] of built) {
  if (typeof module === "string") modules.set(name, module);
  else say(`${name} could not be built: ${module.message}\n`);
}

const results: Result[] = [];
for (const which of cases) {
  const result = { case: which, outcomes: await measure(which, modules, effort) };
  results.push(result);
  say(caseTable(result));
}
const comparisons = results.flatMap(comparisonsOf);
say("CPU time of one call, the loop around it included; medians of rounds in turn.");
say("* does not enforce the same constraints, or refuses what is valid: not compared.");
say(`${ours} never strips: where it parses, it gives back the value itself.\n`);
say(comparisonTable(comparisons));
say(`\n${results.map(issuesCost).filter(Boolean).join("\n")}`);
if (values.json) {
  const { version, arch, platform } = process;
  const medians = results.map(({ case: { title }, outcomes }) => ({
    case: title,
    candidates: [...outcomes].map(([name, outcome]) =>
      outcome.kind === "cannot" ? { name, ...outcome } : { name, ...outcome, times: Object.fromEntries(outcome.times) },
    ),
  }));
  console.log(
    JSON.stringify({ node: version, platform, arch, effort, peers: peerVersions(here), medians, comparisons }, null, 2),
  );
}
