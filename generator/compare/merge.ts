import type { Direction } from "../2-normalise/api.js";
import type { Span } from "../diagnostics/source.js";
import { type Change, isBreaking, type Subject, type Verdict, type Witness } from "./change.js";
import { mendOf } from "./finding.js";

/** A change with all that it was found in. The first of them is its subject. */
export interface MergedChange extends Change {
  readonly subjects: readonly Subject[];
}

/**
 * Changes that are the same one, found on several ways, as one: at the same places, with the same words. Its verdicts
 * are the worst ones, and the rule is named for the direction that breaks.
 */
export function mergeChanges(changes: readonly Change[]): readonly MergedChange[] {
  const merged = new Map<string, MergedChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.what, placeOf(change.old), placeOf(change.new)]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? { ...change, subjects: [change.subject] } : mergeTwo(known, change));
  }
  return [...merged.values()];
}

function mergeTwo(a: MergedChange, b: Change): MergedChange {
  const wire = worseOf(a.wire, b.wire);
  const source = worseOf(a.source, b.source);
  // Where both break or none does, the one that was found first gives its name.
  const isWorse =
    severity(b.wire) > severity(a.wire) ||
    (severity(b.wire) === severity(a.wire) && severity(b.source) > severity(a.source));
  const { rule } = isWorse ? b : a;
  const directions = directionsIn([...a.directions, ...b.directions]);
  const isUsual = [a, b].every((change) => change.mend === mendOf(change.wire, change.source));
  const mend = isUsual ? mendOf(wire, source) : (a.mend ?? b.mend);
  return { ...a, subjects: [...a.subjects, b.subject], rule, directions, wire, source, mend };
}

function worseOf(a: Verdict, b: Verdict): Verdict {
  if (severity(a) !== severity(b)) return severity(b) > severity(a) ? b : a;
  if (a.kind === "compatible" && b.kind === "compatible") return { ...a, reason: joined(a.reason, b.reason, " ") };
  if (!isBreaking(a) || !isBreaking(b)) return a;
  const both = {
    breaks: joined(a.breaks, b.breaks, " and "),
    reason: joined(a.reason, b.reason, " "),
    directions: directionsIn([...a.directions, ...b.directions]),
  };
  if (a.kind === "breaking" && b.kind === "breaking")
    return { ...both, kind: "breaking", witnesses: oneForEach([...a.witnesses, ...b.witnesses]) };
  return { ...both, kind: "may-break" };
}

function oneForEach(witnesses: readonly Witness[]): readonly Witness[] {
  return (["request", "response"] as const).flatMap(
    (direction) => witnesses.find((witness) => witness.direction === direction) ?? [],
  );
}

/** Two texts of several sentences, or lists of words, as one without repetitions. */
function joined(a: string, b: string, separator: string): string {
  const added = b.split(separator === " " ? /(?<=\.) / : separator).filter((part) => !a.includes(part));
  return [a, ...added].join(separator);
}

function severity({ kind }: Verdict): number {
  return { none: 0, compatible: 1, "may-break": 2, breaking: 3 }[kind];
}

function directionsIn(directions: readonly Direction[]): readonly Direction[] {
  return (["request", "response"] as const).filter((direction) => directions.includes(direction));
}

function placeOf(span: Span | undefined): string {
  return span === undefined ? "" : `${span.source.path}:${span.start}`;
}
