import type { Direction } from "../../../2-normalise/api.js";
import type { AffectedOperation } from "../../../compare/affected-operations.js";
import { type Change, isBreaking } from "../../../compare/change.js";
import type { Comparison, ReportedChange } from "../../../compare/compare.js";

/** Something that a person has to do, and how many changes ask for it. */
export interface Task {
  readonly text: string;
  readonly changes: number;
}

/** What people have to do, each task once, those of the worst changes first. */
export function tasksOf({ changes }: Pick<Comparison, "changes">): readonly Task[] {
  const counts = new Map<string, number>();
  for (const { mend } of changes) if (mend !== undefined) counts.set(mend, (counts.get(mend) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, changes: count }));
}

/** An operation, and the changes that count for it, the worst first. */
export interface OperationChanges {
  readonly operation: AffectedOperation;
  readonly changes: readonly ReportedChange[];
}

/** The changes by operation, those with the worst changes first. What no operation uses is left out. */
export function changesByOperation({ changes }: Pick<Comparison, "changes">): readonly OperationChanges[] {
  const groups = new Map<string, { readonly operation: AffectedOperation; readonly changes: ReportedChange[] }>();
  for (const change of changes) {
    for (const operation of change.operations) {
      const name = operationName(operation);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { operation, changes: [change] });
      else group.changes.push(change);
    }
  }
  return [...groups.values()];
}

/** An operation as people write it: `GET /shares/{id}`. */
export function operationName({ method, path }: AffectedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** How many changes do what to an operation, in the words of a summary: `1 breaking, 2 compatible`. */
export function countsOf({ operation, changes }: OperationChanges): string {
  return outcomesText(changes.map((change) => outcomeOf(change, directionsIn(change, operation))));
}

/** The ways that what changed travels in one operation. */
function directionsIn({ operations }: ReportedChange, { method, path }: AffectedOperation): readonly Direction[] {
  return operations.find((each) => each.method === method && each.path === path)?.directions ?? [];
}

/** How many outcomes there are of each kind: `1 breaking, 2 compatible`. */
export function outcomesText(outcomes: readonly Outcome[]): string {
  const counted = outcomeWords.flatMap(([outcome, word]) => {
    const count = outcomes.filter((each) => each === outcome).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return counted.join(", ");
}

/** What a change does to those who use the API, at either level. */
export type Outcome = "breaking" | "may-break" | "compatible" | "none";

const outcomeWords: readonly (readonly [Outcome, string])[] = [
  ["breaking", "breaking"],
  ["may-break", "may break"],
  ["compatible", "compatible"],
  ["none", "for people"],
];

/** What a change does to those who use the API, as far as some directions are concerned. */
export function outcomeOf(
  { wire, source }: Pick<Change, "wire" | "source">,
  directions: readonly Direction[] = ["request", "response"],
): Outcome {
  const kinds = [wire, source].map((verdict) => {
    if (!isBreaking(verdict)) return verdict.kind;
    return verdict.directions.some((direction) => directions.includes(direction)) ? verdict.kind : "compatible";
  });
  return outcomeWords.find(([outcome]) => kinds.includes(outcome))?.[0] ?? "none";
}
