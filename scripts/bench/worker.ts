import type { Candidate, Doors } from "./candidate.js";
import type { Case } from "./cases.js";
import type { Judged } from "./payloads/changes.js";

/**
 * One candidate at one case, in a process of its own. The parent asks for one thing at a time, so that candidates can
 * take turns:
 *
 * - `start`: makes the validator and says which doors it has;
 * - `judge`: says where it disagrees with the verdicts. What is measured must not have seen all these odd payloads
 *   before, or engines would no longer expect the usual ones: who judges does not measure;
 * - `warm` and `round`: runs a door on a list of payloads, and tells the CPU time of a call.
 */
export type Request =
  | Start
  | {
      readonly kind: "warm" | "round";
      readonly door: Door;
      readonly payloads: Payloads;
      readonly milliseconds: number;
    };

interface Start {
  readonly kind: "start" | "judge";
  readonly case: Case;
}

export type Door = keyof Doors;
export type Payloads = "valid" | "early" | "late";

export type Answer =
  | { readonly kind: "cannot"; readonly why: string }
  | { readonly kind: "ready"; readonly doors: readonly Door[] }
  | { readonly kind: "judged"; readonly reports: readonly DoorReport[] }
  | { readonly kind: "time"; readonly nanoseconds: number };

/** How a door judges the payloads that have a verdict. */
export interface DoorReport {
  readonly door: Door;
  /** The constraints of payloads that it lets through though they are invalid. */
  readonly lets: readonly string[];
  /** The constraints of payloads that it refuses though they are valid. */
  readonly refuses: readonly string[];
  /** Of `parse`: what becomes of unknown properties. */
  readonly unknown?: "kept" | "stripped";
}

/** Takes requests from the parent until it disconnects. */
export function serve(candidate: Candidate): void {
  let doors: Doors = {};
  let which: Case | undefined;
  const loops = new Map<string, Loop>();
  const answer = async (request: Request): Promise<Answer> => {
    if ("case" in request) {
      which = request.case;
      const make = candidate[which.name];
      if (typeof make === "string") return { kind: "cannot", why: make };
      doors = await make();
      const { judged } = which;
      const all = Object.keys(doors) as Door[];
      if (request.kind === "start") return { kind: "ready", doors: all };
      return { kind: "judged", reports: all.map((door) => judge(doors, door, judged)) };
    }
    const { door, payloads, milliseconds } = request;
    const run = doors[door];
    if (which === undefined || run === undefined) throw new Error(`There is no ${door} to measure`);
    const key = `${door} ${payloads}`;
    const loop = loops.get(key) ?? loopOf(door, run, which[payloads]);
    loops.set(key, loop);
    return { kind: "time", nanoseconds: timed(loop, milliseconds) };
  };
  process.on("message", (request: Request) => {
    answer(request).then(
      (it) => process.send?.(it),
      (error) => process.send?.({ kind: "cannot", why: String(error) } satisfies Answer),
    );
  });
  process.on("disconnect", () => {
    // Read, so that nothing of what was measured can be left out.
    if (sink === -1) console.log(sink);
    process.exit();
  });
}

function judge(doors: Doors, door: Door, judged: readonly Judged[]): DoorReport {
  const accepts = acceptor(doors, door);
  const different = judged.filter(({ value, valid }) => accepts(structuredClone(value)) !== valid);
  const constraints = (valid: boolean) => [
    ...new Set(different.filter((each) => each.valid === valid).map(({ constraint }) => constraint)),
  ];
  const report = { door, lets: constraints(false), refuses: constraints(true) };
  if (door !== "parse") return report;
  const base = judged.find(({ valid }) => valid)?.value as object;
  try {
    const parsed = doors.parse?.({ ...structuredClone(base), colour: "red" }) as object;
    return { ...report, unknown: "colour" in parsed ? "kept" : "stripped" };
  } catch {
    return report;
  }
}

function acceptor({ is, issues, parse }: Doors, door: Door): (value: unknown) => boolean {
  if (door === "is" && is) return is;
  if (door === "issues" && issues) return (value) => issues(value) === 0;
  return (value) => {
    try {
      parse?.(value);
      return true;
    } catch {
      return false;
    }
  };
}

/** Runs so many calls. */
type Loop = (calls: number) => void;

/** Where all results go, so that no call is dead code. */
let sink = 0;

/** Each kind of result has a loop of its own, made anew for each door: no call site sees more than one function. */
function loopOf(door: Door, run: (value: never) => unknown, payloads: readonly unknown[]): Loop {
  const add = {
    is: "run(payloads[at]) ? 1 : 0",
    issues: "run(payloads[at])",
    parse: "run(payloads[at]) === null ? 0 : 1",
  };
  const text = `
    return (calls) => {
      let total = 0;
      for (let call = 0, at = 0; call < calls; call++) {
        total += ${add[door]};
        if (++at === ${payloads.length}) at = 0;
      }
      sink(total);
    };`;
  const make = new Function("run", "payloads", "sink", text);
  return make(run, payloads, (total: number) => {
    sink = (sink + total) % 1_000_003;
  });
}

/** CPU time of one call, in nanoseconds, over at least so many milliseconds of CPU. */
function timed(loop: Loop, milliseconds: number): number {
  let calls = 0;
  let batch = 16;
  const start = process.cpuUsage();
  for (;;) {
    loop(batch);
    calls += batch;
    const { user, system } = process.cpuUsage(start);
    if (user + system >= milliseconds * 1000) return ((user + system) * 1000) / calls;
    // A batch is meant to be an eighth of the whole, so that reading the clock costs nothing.
    const perCall = Math.max((user + system) / calls, 0.001);
    batch = Math.max(16, Math.min(batch * 4, Math.ceil((milliseconds * 1000) / 8 / perCall)));
  }
}
