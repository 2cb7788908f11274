import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packages } from "./kill/packages.js";
import {
  createPlayground,
  ended,
  type Ground,
  gone,
  type Playground,
  type State,
  type Version,
} from "./kill/playground.js";

// Kills processes that write one version of a package over another, and looks at what is on the disk: right after, and
// after the next start. Fails when there is ever anything else than the old or the new package, whole.
//
//   npm run kill -- [RUNS]     how many processes are killed at random (default: 300)

const runs = Number(process.argv[2] ?? 300);
const versions = await packages();
const nothing = () => undefined;
const grounds: readonly Ground[] = [
  { where: "", disk: "system", others: nothing },
  { where: " beside node_modules", disk: "system", others: installModules },
  { where: ", as on Windows", disk: "without swap", others: nothing },
  { where: " beside node_modules, as on Windows", disk: "without swap", others: installModules },
  { where: " beside node_modules that cannot be moved", disk: "mounted", others: installModules },
];
for (const { where, ...ground } of grounds) {
  const playground = createPlayground(versions, ground);
  try {
    const wrong = [
      await killBeforeEachOperation(playground, where),
      await killAtRandom(playground, runs, where),
      await startAgainAtOnce(playground, runs, where),
      await writeAtOnce(playground, Math.ceil(runs / 10), where),
    ];
    if (wrong.some((count) => count > 0)) process.exitCode = 1;
  } finally {
    playground.remove();
  }
}

/** What others have in an output folder: a folder of files and links, a link to elsewhere, and one in a folder of ours. */
function installModules(out: string): void {
  for (let count = 0; count < 20; count++) {
    const module = join(out, "node_modules", `module-${count}`);
    mkdirSync(module, { recursive: true });
    writeFileSync(join(module, "index.js"), `export default ${count};\n`);
  }
  symlinkSync("module-0", join(out, "node_modules/linked"));
  symlinkSync("node_modules/module-1", join(out, "linked"));
  symlinkSync("../node_modules/module-2", join(out, "src/linked"));
}

type Counts = Record<State, number>;

function none(): Counts {
  return { old: 0, new: 0, nothing: 0, mixed: 0 };
}

/** Every moment there is, as far as the disk can tell moments apart. */
async function killBeforeEachOperation(playground: Playground, where: string): Promise<number> {
  const [before, after] = [none(), none()];
  let left = 0;
  for (let count = 0, isDone = false; !isDone; count++) {
    playground.reset("old");
    isDone = (await ended(await playground.start("new", count))) !== "killed";
    before[playground.state()]++;
    await playground.recover();
    after[playground.state()]++;
    left += playground.leftovers().length;
  }
  report(`Killed before each operation${where}`, { "on the disk": before, "after the next start": after }, left);
  return before.nothing + before.mixed + after.nothing + after.mixed + left;
}

async function killAtRandom(playground: Playground, runs: number, where: string): Promise<number> {
  const whole = await timeOfRun(playground);
  const [before, after] = [none(), none()];
  let left = 0;
  for (let run = 0; run < runs; run++) {
    const [from, to] = run % 2 === 0 ? (["old", "new"] as const) : (["new", "old"] as const);
    playground.reset(from);
    await ended(await killed(run, whole, playground, to));
    before[playground.state()]++;
    await playground.recover();
    after[playground.state()]++;
    left += playground.leftovers().length;
  }
  report(`Killed ${runs} times at random${where}`, { "on the disk": before, "after the next start": after }, left);
  return before.nothing + before.mixed + after.nothing + after.mixed + left;
}

/** The next start does not wait for what a killed process asked another program to do. */
async function startAgainAtOnce(playground: Playground, runs: number, where: string): Promise<number> {
  const whole = await timeOfRun(playground);
  const after = none();
  let left = 0;
  for (let run = 0; run < runs; run++) {
    playground.reset("old");
    const child = await killed(run, whole, playground, "new");
    await gone(child);
    await playground.recover();
    after[playground.state()]++;
    await ended(child);
    left += playground.leftovers().length;
  }
  report(`Killed ${runs} times at random and started again at once${where}`, { "after that": after }, left);
  return after.nothing + after.mixed + left;
}

/** How long it takes to write a version over the other one, in milliseconds. */
async function timeOfRun(playground: Playground): Promise<number> {
  playground.reset("old");
  const start = performance.now();
  await ended(await playground.start("new"));
  return performance.now() - start;
}

/**
 * A process that writes a version, and is killed within the time that it takes, in milliseconds. Every third is killed at
 * any time, the others once they have begun to exchange what is there, the later the rarer.
 */
async function killed(run: number, time: number, playground: Playground, version: Version) {
  const child = await playground.start(version);
  const isAimed = run % 3 > 0;
  while (isAimed && child.exitCode === null && !playground.isBegun()) await new Promise(setImmediate);
  await new Promise((resolve) => setTimeout(resolve, Math.random() ** (isAimed ? 3 : 1) * time));
  child.kill("SIGKILL");
  return child;
}

/** Four processes at a time write both versions; every other time one of them is killed. */
async function writeAtOnce(playground: Playground, rounds: number, where: string): Promise<number> {
  const [before, after] = [none(), none()];
  let wrong = 0;
  for (let round = 0; round < rounds; round++) {
    playground.reset("old");
    const children = await Promise.all(
      (["new", "old", "new", "old"] as const).map((version) => playground.start(version)),
    );
    const endings = children.map(ended);
    const isKilled = round % 2 === 1;
    if (isKilled) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
      children[round % children.length]?.kill("SIGKILL");
    }
    const results = await Promise.all(endings);
    wrong += results.filter((result) => result === "failed").length;
    before[playground.state()]++;
    await playground.recover();
    after[playground.state()]++;
    wrong += playground.leftovers().length;
  }
  report(`Four at once, ${rounds} times${where}`, { "on the disk": before, "after the next start": after }, wrong);
  return before.nothing + before.mixed + after.nothing + after.mixed + wrong;
}

function report(what: string, found: Readonly<Record<string, Counts>>, wrong: number): void {
  const list = (counts: Counts) =>
    Object.entries(counts)
      .map(([state, count]) => `${count} ${state}`)
      .join(", ");
  const lists = Object.entries(found).map(([when, counts]) => `${when} ${list(counts)}`);
  console.log(`${what}: ${lists.join("; ")}; ${wrong} left over or failed`);
}
