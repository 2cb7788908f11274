import { packages } from "./kill/packages.js";
import { createPlayground, type Version } from "./kill/playground.js";

// Kills processes that write one version of a package over another, and looks at what is on the disk: right after, and
// after the next run. Fails unless every file is whole at every moment, the next run completes what was begun, and what
// others have in the output folder is untouched.
//
//   npm run kill -- [RUNS]     how many processes are killed at random (default: 300)

const runs = Number(process.argv[2] ?? 300);
const playground = createPlayground(await packages());
try {
  const problems = [...(await killBeforeEachOperation()), ...(await killAtRandom()), ...(await writeAtOnce())];
  for (const problem of new Set(problems)) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  playground.remove();
}

/** Every moment there is, as far as the disk can tell moments apart. */
async function killBeforeEachOperation(): Promise<readonly string[]> {
  const audit = createAudit();
  let isKilled = true;
  for (let count = 0; isKilled; count++) {
    playground.reset("old");
    isKilled = (await playground.start("new", count).ended) === "killed";
    await audit.afterKill("new");
  }
  return audit.report("Killed before each operation");
}

/** Every other process is killed at any time, the others once the journal is there, which is later and shorter. */
async function killAtRandom(): Promise<readonly string[]> {
  playground.reset("old");
  const start = performance.now();
  await playground.start("new").ended;
  const time = performance.now() - start;
  const audit = createAudit();
  for (let run = 0; run < runs; run++) {
    const [from, to] = run % 4 < 2 ? (["old", "new"] as const) : (["new", "old"] as const);
    playground.reset(from);
    const { child, ended } = playground.start(to);
    const isAimed = run % 2 === 0;
    while (isAimed && child.exitCode === null && !playground.hasJournal())
      await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * (isAimed ? time / 20 : time)));
    child.kill("SIGKILL");
    await ended;
    await audit.afterKill(to);
  }
  return audit.report(`Killed ${runs} times at random`);
}

/** Four processes at a time write both versions, and one of them is killed. */
async function writeAtOnce(): Promise<readonly string[]> {
  const audit = createAudit();
  const rounds = Math.ceil(runs / 10);
  for (let round = 0; round < rounds; round++) {
    playground.reset("old");
    const processes = (["new", "old", "new", "old"] as const).map((version) => playground.start(version));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
    processes[round % 4]?.child.kill("SIGKILL");
    const endings = await Promise.all(processes.map(({ ended }) => ended));
    if (endings.includes("failed")) audit.add("A run that waited for its turn failed");
    await audit.afterKill("new");
  }
  return audit.report(`Four at once, one of them killed, ${rounds} times`);
}

/** Counts in what state the output was found, and collects what should not be. */
function createAudit() {
  const found = { old: 0, partial: 0, new: 0 };
  const problems: string[] = [];
  return {
    add: (problem: string) => problems.push(problem),
    /** Looks at what a killed run left, and lets the next one write a version. */
    async afterKill(version: Version): Promise<void> {
      const state = playground.state();
      found[state]++;
      problems.push(...playground.problems());
      const isBegun = playground.hasJournal();
      await playground.complete();
      problems.push(...playground.problems());
      const completed = playground.state();
      if (completed === "partial") problems.push("The next run did not complete what was begun");
      if (!isBegun && completed !== state) problems.push("What was not begun was carried out");
      if ((await playground.start(version).ended) !== "done") problems.push("The next run failed");
      if (playground.state() !== version) problems.push("The next run did not write what it should");
      problems.push(...playground.problems());
      if (playground.hasWorkFolder()) problems.push("The work folder is left");
    },
    report(what: string): readonly string[] {
      const states = Object.entries(found).map(([state, count]) => `${count} ${state}`);
      console.log(`${what}: found ${states.join(", ")}; ${problems.length} problems`);
      return problems;
    },
  };
}
