import { type ChildProcess, fork } from "node:child_process";
import { median } from "../shared/median.js";
import type { Case } from "./cases.js";
import type { Answer, Door, DoorReport, Payloads, Request } from "./worker.js";

/** How long and how often: rounds of so many milliseconds of CPU after a warm-up of so many. */
export interface Effort {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly warmUp: number;
}

/** What came of one candidate at one case. */
export type Outcome =
  | { readonly kind: "cannot"; readonly why: string }
  | { readonly kind: "measured"; readonly doors: readonly DoorReport[]; readonly times: ReadonlyMap<string, number> };

/** A candidate that takes part. */
interface Runner {
  readonly name: string;
  readonly child: ChildProcess;
  readonly reports: readonly DoorReport[];
  readonly rounds: Map<string, number[]>;
}

/** What is measured of a door: `is valid`, `issues early`. */
export function measurementsOf({
  doors,
}: Case): readonly { readonly door: Door; readonly payloads: Payloads; readonly key: string }[] {
  return doors.flatMap((door) =>
    // The public benchmark has valid data only, and so has `parse`.
    (doors.includes("parse") ? (["valid"] as const) : (["valid", "early", "late"] as const)).map((payloads) => ({
      door,
      payloads,
      key: `${door} ${payloads}`,
    })),
  );
}

/**
 * Measures the candidates at one case: a process for each, all of them there at once, and one round of each in turn, so
 * that a machine which becomes slower becomes so for all. Gives medians in nanoseconds of CPU time.
 */
export async function measure(
  which: Case,
  modules: ReadonlyMap<string, string>,
  { rounds, milliseconds, warmUp }: Effort,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const reports = new Map<string, readonly DoorReport[]>();
  for (const [name, path] of modules) {
    const answer = await judged(path, which);
    if (answer.kind === "judged") reports.set(name, answer.reports);
    else outcomes.set(name, { kind: "cannot", why: answer.kind === "cannot" ? answer.why : "it answered out of turn" });
  }
  const running = [...reports].map(
    ([name, reports]): Runner => ({
      name,
      child: started(modules.get(name) as string, "json"),
      reports,
      rounds: new Map(),
    }),
  );
  try {
    for (const { child } of running) await ask(child, { kind: "start", case: which });
    const asked = measurementsOf(which);
    const request = { kind: "warm" as const, milliseconds: warmUp };
    for (const { child, reports } of running)
      for (const { door, payloads } of asked) if (has(reports, door)) await ask(child, { ...request, door, payloads });
    for (let round = 0; round < rounds; round++) {
      for (const { door, payloads, key } of asked) {
        for (const { child, reports, rounds } of running) {
          if (!has(reports, door)) continue;
          const answer = await ask(child, { kind: "round", door, payloads, milliseconds });
          if (answer.kind === "time") rounds.set(key, [...(rounds.get(key) ?? []), answer.nanoseconds]);
        }
      }
    }
    for (const { name, reports, rounds } of running) {
      const times = new Map([...rounds].map(([key, all]) => [key, median(all)]));
      outcomes.set(name, { kind: "measured", doors: reports, times });
    }
    return new Map([...modules.keys()].map((name) => [name, outcomes.get(name) as Outcome]));
  } finally {
    for (const { child } of running) if (child.connected) child.disconnect();
  }
}

/** What a candidate says of the payloads that have a verdict, in a process that is then ended. */
async function judged(path: string, which: Case): Promise<Answer> {
  // Payloads that are no JSON come through as they are; where time counts, they are parsed like any payload of a program.
  const child = started(path, "advanced");
  try {
    return await ask(child, { kind: "judge", case: which });
  } finally {
    if (child.connected) child.disconnect();
  }
}

function started(path: string, serialization: "json" | "advanced"): ChildProcess {
  return fork(path, { stdio: ["ignore", 2, 2, "ipc"], serialization });
}

function has(reports: readonly DoorReport[], door: Door): boolean {
  return reports.some((report) => report.door === door);
}

function ask(child: ChildProcess, request: Request): Promise<Answer> {
  return new Promise((resolve) => {
    const gone = (code: number | null) => resolve({ kind: "cannot", why: `its process ended with ${code}` });
    if (!child.connected) return gone(child.exitCode);
    child.once("exit", gone);
    child.once("message", (answer: Answer) => {
      child.off("exit", gone);
      resolve(answer);
    });
    child.send(request);
  });
}
