import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Level, levels, type ParameterCase, type TogetherCase } from "./conformance/parameter-cases.js";
import { shown, urlOf } from "./conformance/parameter-outcomes.js";
import { type Judged, judge, ways } from "./conformance/parameter-verdicts.js";

// Runs cases of parameter serialization against the runtime of generated packages:
//
//     npm run conformance:parameters -- FILE
//
// FILE is `parameters.json`; `parameters-together.json` is read from beside it. Prints a table by level, what is decided
// where the standard says nothing, and each case that does not pass. Fails if there is one.

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("Usage: npm run conformance:parameters -- FILE");
  process.exitCode = 2;
} else if (!existsSync(file)) {
  console.log(`There are no cases at ${file}: nothing to do.`);
} else {
  process.exitCode = await run(resolve(file));
}

async function run(file: string): Promise<number> {
  const judged = (JSON.parse(readFileSync(file, "utf8")) as readonly ParameterCase[]).map(judge);
  const together = await sendTogether(join(dirname(file), "parameters-together.json"));
  const failed = judged.filter(({ verdict }) => verdict === "failed");
  const wrong = together.filter(({ sent, expected }) => sent !== expected);

  console.log(row(["level", "cases", "passed", ...ways]));
  for (const level of levels) console.log(rowOf(level, judged));
  console.log(row(["together", together.length, together.length - wrong.length]));

  console.log("\nWhat the standard leaves undefined:");
  for (const one of judged.filter(({ verdict }) => verdict === "decided")) console.log(lineOf(one));

  for (const one of failed) console.error(`Failed: ${lineOf(one)}, expected ${one.parameter.expected}`);
  for (const { id, sent, expected } of wrong) console.error(`Failed: ${id}: sends ${sent}, expected ${expected}`);
  return failed.length + wrong.length > 0 ? 1 : 0;
}

async function sendTogether(file: string) {
  const cases: readonly TogetherCase[] = JSON.parse(readFileSync(file, "utf8"));
  return Promise.all(cases.map(async (one) => ({ id: one.id, expected: one.expected, sent: await urlOf(one) })));
}

function rowOf(level: Level, judged: readonly Judged[]): string {
  const verdicts = judged.filter(({ parameter }) => parameter.level === level).map(({ verdict }) => verdict);
  const counts = ways.map((way) => verdicts.filter((verdict) => verdict === way).length);
  return row([level, verdicts.length, verdicts.filter((verdict) => verdict !== "failed").length, ...counts]);
}

function row([title = "", ...cells]: readonly (string | number)[]): string {
  return `${String(title).padEnd(17)}${cells.map((cell) => String(cell).padStart(15)).join("")}`;
}

function lineOf({ parameter, outcome }: Judged): string {
  const { id, in: location, style, explode, content, case: name, value } = parameter;
  const form = content ?? `${style ?? "default style"}${explode ? ", exploded" : ""}`;
  return `${id} ${location}, ${form}, ${name} ${JSON.stringify(value)}: ${shown(outcome)}`;
}
