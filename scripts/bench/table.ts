import { table } from "../shared/table.js";
import { ours } from "./build.js";
import type { Case } from "./cases.js";
import { measurementsOf, type Outcome } from "./measure.js";
import type { Door, Payloads } from "./worker.js";

export interface Result {
  readonly case: Case;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** One measurement of ours beside the peers': what `--json` prints. */
export interface Comparison {
  readonly case: string;
  readonly measurement: string;
  readonly nanoseconds: number;
  /** The fastest peer that enforces the same constraints, and how many times as long it takes. */
  readonly peer?: Peer;
  /** The fastest of all, whatever it enforces. */
  readonly fastest?: Peer;
  /** The ratio that is aimed at, where there is one. */
  readonly aim?: number;
  readonly met?: boolean;
}

interface Peer {
  readonly name: string;
  readonly nanoseconds: number;
  readonly ratio: number;
}

/** The medians of one case, a line for each candidate, and below it what keeps a candidate out of the comparison. */
export function caseTable({ case: which, outcomes }: Result): string {
  const measurements = measurementsOf(which);
  const header = ["", ...measurements.map(({ key }) => key)];
  const rows = [...outcomes].map(([name, outcome]) => [
    name,
    ...measurements.map(({ door, key }) => {
      if (outcome.kind === "cannot") return "–";
      const time = outcome.times.get(key);
      return time === undefined ? "–" : shown(time) + (eligible(outcome, door) ? "" : " *");
    }),
  ]);
  const notes = [...outcomes].flatMap(([name, outcome]) => notesOf(name, outcome, which));
  return [`${which.title}, ns`, table([header, ...rows]), ...notes, ""].join("\n");
}

/** Ours against the peers, measurement by measurement. */
export function comparisonsOf({ case: which, outcomes }: Result): readonly Comparison[] {
  const own = outcomes.get(ours);
  if (own?.kind !== "measured") return [];
  return measurementsOf(which).flatMap(({ door, payloads, key }) => {
    const nanoseconds = own.times.get(key);
    if (nanoseconds === undefined) return [];
    const peers = [...outcomes].flatMap(([name, outcome]) => {
      const time = outcome.kind === "measured" && name !== ours ? outcome.times.get(key) : undefined;
      return time === undefined ? [] : [{ name, outcome, nanoseconds: time, ratio: time / nanoseconds }];
    });
    const best = (among: typeof peers): Peer | undefined => {
      const [first] = [...among].sort((one, other) => one.nanoseconds - other.nanoseconds);
      return first && { name: first.name, nanoseconds: first.nanoseconds, ratio: first.ratio };
    };
    const peer = best(peers.filter(({ outcome }) => eligible(outcome, door)));
    const fastest = best(peers);
    const aim = aimOf(which, door, payloads);
    return [
      {
        case: which.title,
        measurement: key,
        nanoseconds,
        ...(peer && { peer }),
        ...(fastest && { fastest }),
        ...(aim !== undefined && { aim, met: peer === undefined || peer.ratio >= aim }),
      },
    ];
  });
}

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const peer = (it: Peer | undefined) =>
    it ? [it.name, shown(it.nanoseconds), `${it.ratio.toFixed(2)}×`] : ["–", "–", "–"];
  const rows = comparisons.map((each) => [
    each.case,
    each.measurement,
    shown(each.nanoseconds),
    ...peer(each.peer),
    each.aim === undefined ? "–" : `≥ ${each.aim}×`,
    each.met === undefined ? "–" : each.met ? "yes" : "NO",
    ...(each.fastest?.name === each.peer?.name
      ? ["", ""]
      : [each.fastest?.name ?? "", `${each.fastest?.ratio.toFixed(2)}×`]),
  ]);
  const header = ["", "", `${ours}, ns`, "fastest peer", "ns", "ratio", "aim", "met", "fastest of all *", "ratio"];
  return table([header, ...rows]);
}

/** How much more `validateX` takes than `isX` where there is nothing to explain. */
export function issuesCost({ case: which, outcomes }: Result): string | undefined {
  const own = outcomes.get(ours);
  if (own?.kind !== "measured") return undefined;
  const [boolean, issues] = [own.times.get("is valid"), own.times.get("issues valid")];
  return boolean === undefined || issues === undefined
    ? undefined
    : `${which.title}: valid input with issues costs ${(issues / boolean).toFixed(2)} times the boolean check (aim ≤ 1.1)`;
}

/** Valid input with issues is held to the boolean check, not to the peers: see {@link issuesCost}. */
function aimOf(which: Case, door: Door, payloads: Payloads): number | undefined {
  if (door !== "issues") return which.aim;
  return payloads === "valid" ? undefined : 1;
}

/** Whether a door gives every verdict. */
function eligible(outcome: Outcome, door: Door): boolean {
  if (outcome.kind === "cannot") return false;
  const report = outcome.doors.find((each) => each.door === door);
  return report !== undefined && report.lets.length === 0 && report.refuses.length === 0;
}

function notesOf(name: string, outcome: Outcome, which: Case): readonly string[] {
  if (outcome.kind === "cannot") return [`  ${name}: cannot: ${outcome.why.split("\n")[0]}`];
  const notes = new Map<string, string[]>();
  for (const { door, lets, refuses, unknown } of outcome.doors) {
    if (!which.doors.includes(door)) continue;
    const what = [
      ...(lets.length > 0 ? [`does not enforce: ${lets.join(", ")}`] : []),
      ...(refuses.length > 0 ? [`refuses what is valid: ${refuses.join(", ")}`] : []),
      ...(unknown === undefined ? [] : [`unknown properties are ${unknown}`]),
    ].join("; ");
    if (what !== "") notes.set(what, [...(notes.get(what) ?? []), door]);
  }
  return [...notes].map(([what, doors]) => `  ${name} (${doors.join(", ")}): ${what}`);
}

function shown(nanoseconds: number): string {
  return nanoseconds < 100 ? nanoseconds.toFixed(1) : nanoseconds.toFixed(0);
}
