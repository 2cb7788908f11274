import { lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { HostileCase } from "./cases.js";
import { type Children, type Ending, run } from "./children.js";
import { payloadsInCode } from "./code-position.js";
import { readEvents } from "./events.js";
import {
  createSandbox,
  differences,
  filesUnder,
  isAllowed,
  removeSandbox,
  type Sandbox,
  shown,
  snapshot,
} from "./sandbox.js";
import { type Evidence, judge, type Outcome, type Row } from "./verdict.js";

const generator = fileURLToPath(new URL("../../generator/cli.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

/** One way to run an attack. */
interface Attempt {
  readonly name: string;
  /** Further arguments of the command. */
  readonly args: readonly string[];
  readonly out: string;
  /** What is done to the sandbox before. */
  readonly prepare: (sandbox: Sandbox, children: Children) => Promise<void> | void;
}

/**
 * Runs a document through the generator, and what is generated through its paces. One row for each attempt.
 *
 * A payload that should stay data may stand in a document that has a mistake besides. It is generated with `--lenient`
 * then, which is one more way to the output.
 */
export async function attack(hostile: HostileCase, children: Children): Promise<Row[]> {
  const rows: Row[] = [];
  for (const attempt of hostile.id === "F05" ? outputAttempts : [plainAttempt]) {
    const row = await attemptIn(hostile, attempt, children);
    rows.push(isRefusedInPlace(hostile, row) ? await attemptIn(hostile, lenient(attempt), children) : row);
  }
  return rows;
}

async function attemptIn(hostile: HostileCase, attempt: Attempt, children: Children): Promise<Row> {
  const sandbox = createSandbox(hostile.file, hostile.overlays);
  try {
    return await attemptOnce(hostile, attempt, sandbox, children);
  } finally {
    removeSandbox(sandbox);
  }
}

/** Whether a document was refused at one of its lines where it should be generated, and nothing worse happened. */
function isRefusedInPlace({ expectation }: HostileCase, { outcome, evidence, verdict }: Row): boolean {
  const isWhole = verdict !== "NOT OK" && evidence.leftBehind.length === 0;
  return expectation === "generate" && outcome.kind === "refused" && outcome.place !== undefined && isWhole;
}

function lenient(attempt: Attempt): Attempt {
  return { ...attempt, name: "--lenient", args: ["--lenient"] };
}

const plainAttempt: Attempt = { name: "", args: [], out: "out", prepare: () => {} };

/** F05 is not about the document, but about the folder to write to. */
const outputAttempts: readonly Attempt[] = [
  {
    name: "link in a new folder",
    args: [],
    out: "out",
    prepare({ out, elsewhere }) {
      mkdirSync(out);
      symlinkSync(elsewhere, join(out, "models"));
    },
  },
  {
    name: "link in an old folder",
    args: [],
    out: "out",
    async prepare(sandbox, children) {
      await generate(sandbox, "out", [], children);
      const source = join(sandbox.out, "src");
      if (lstatSync(source, { throwIfNoEntry: false })) renameSync(source, join(sandbox.elsewhere, "src"));
      mkdirSync(sandbox.out, { recursive: true });
      symlinkSync(join(sandbox.elsewhere, "src"), source);
    },
  },
  { name: "--out .", args: [], out: ".", prepare: () => {} },
  { name: "--out ..", args: [], out: "..", prepare: () => {} },
];

async function attemptOnce(hostile: HostileCase, attempt: Attempt, sandbox: Sandbox, children: Children): Promise<Row> {
  await attempt.prepare(sandbox, children);
  const before = snapshot(sandbox);
  const overlays = hostile.overlays.flatMap((path) => ["--overlay", basename(path)]);
  const ending = await generate(sandbox, attempt.out, [...hostile.args, ...attempt.args, ...overlays], children);
  const generated = outcomeOf(ending, "generation");
  const outcome = generated.kind === "generated" ? await exercise(hostile, sandbox, children) : generated;
  const changed = differences(before, snapshot(sandbox));
  const evidence = gather(sandbox, changed, ending.output, attempt.out);
  const unnamed = unnamedLines(hostile, outcome, ending.output);
  const unwarned = hostile.expect.includes("warn at generation") && !warning.test(ending.output);
  const leftBehind = outcome.kind === "refused" && attempt === plainAttempt ? filesUnder(sandbox.out) : [];
  return judge({ ...hostile, id: [hostile.id, attempt.name].filter(Boolean).join(" ") }, outcome, {
    ...evidence,
    leftBehind: leftBehind.map((path) => shown(path, sandbox)),
    unnamed: unnamed.map((line) => `line ${line} of the document`),
    failedProbes: [...evidence.failedProbes, ...(unwarned ? ["there was no warning with a place"] : [])],
  });
}

/** Imports what was generated, and calls it. */
async function exercise({ id, probes }: HostileCase, sandbox: Sandbox, children: Children): Promise<Outcome> {
  const watch = pathToFileURL(children.watch).href;
  const program = ["--import", watch, children.exercise, sandbox.out, id, JSON.stringify(probes)];
  return outcomeOf(await run(program, sandbox, "import"), "exercise");
}

/** Calls the generator as its users do, but without a network and with limits. */
export function generate(sandbox: Sandbox, out: string, args: readonly string[], children: Children): Promise<Ending> {
  const call = [generator, "generate", sandbox.document, "--out", out, "--package", "hostile", ...args];
  return run(["--import", tsx, "--import", pathToFileURL(children.watch).href, ...call], sandbox, "generation");
}

/** The heading of a diagnostic: `C20.yaml:7:15  error  schema-type-unknown`. */
const diagnostic = /^(?:(\S+:\d+:\d+) {2})?error {2}([a-z0-9-]+)$/gm;

const warning = /^\S+:\d+:\d+ {2}warning {2}/m;

/**
 * The lines that should be named and are not: by an error where the document is refused, else by a warning where the
 * index has that in mind.
 */
function unnamedLines({ lines, expect }: HostileCase, outcome: Outcome, output: string): readonly number[] {
  if (outcome.kind !== "refused" && !(outcome.kind === "generated" && expect.includes("warning"))) return [];
  const named = new Set([...output.matchAll(heading)].map(([, line]) => Number(line)));
  return lines.filter((line) => !named.has(line));
}

const heading = /^\S+:(\d+):\d+ {2}(?:error|warning) {2}/gm;

/** What commander says of an option that the command does not have. */
const unknownOption = /^error: unknown option '(--[a-z-]+)'/m;

/** How a process ended. One that ends in an error must say which: anything else is a crash. */
export function outcomeOf({ code, timedOut, output }: Ending, during: string): Outcome {
  if (timedOut) return { kind: "timed out", during };
  if (code === 0) return { kind: "generated" };
  const missing = unknownOption.exec(output)?.[1];
  if (missing !== undefined) return { kind: "not yet", option: missing };
  const [first, ...others] = output.matchAll(diagnostic);
  if (code === undefined || first === undefined) return { kind: "crashed", during, reason: reasonIn(output) };
  return { kind: "refused", code: first[2] ?? "", place: first[1], others: others.length, byCall: code === 2 };
}

/** The line of a stack trace that says most. */
function reasonIn(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const reason =
    lines.find((line) => /^(specmill has a bug: )?(\w*Error\b|FATAL ERROR)/.test(line)) ?? lines.at(-1) ?? "no output";
  return reason.trim().slice(0, 120);
}

/** What the children wrote down and what the sandbox shows. */
export function gather(sandbox: Sandbox, changed: readonly string[], output: string, out: string): Evidence {
  const events = readEvents(sandbox.log);
  const written = events.flatMap((event) =>
    event.kind === "write" && !isAllowed(event.path, sandbox) ? [event.path] : [],
  );
  const generated = out === "out" ? filesUnder(sandbox.out) : [];
  const texts = [output, ...generated.map((path) => readFileSync(path, "utf8"))];
  return {
    payloads: [
      ...events.flatMap((event) => (event.kind === "payload" ? [event.during] : [])),
      ...generated.flatMap((path) => payloadsInCode(path).map((place) => `stands as code in ${shown(place, sandbox)}`)),
    ],
    prototypes: events.flatMap((event) => (event.kind === "prototype" ? [event.what] : [])),
    network: events.flatMap((event) => (event.kind === "network" ? [event.what] : [])),
    elsewhere: [...new Set([...changed, ...written])].map((path) => shown(path, sandbox)),
    leaked: texts.some((text) => text.includes(sandbox.secret) || text.includes("root:x:0:0")),
    leftBehind: [],
    unnamed: [],
    notImported: events.flatMap((event) =>
      event.kind === "import failed" ? [`${event.module}: ${event.reason}`] : [],
    ),
    failedProbes: events.flatMap((event) => (event.kind === "probe" && !event.ok ? [event.what] : [])),
  };
}
