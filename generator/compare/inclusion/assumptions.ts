import { type Answer, empty, unknown } from "./answers.js";

/**
 * Answers goals, each once, and assumes that a goal that is reached again inside itself is empty: a value of least depth
 * has no smaller value of the same goal inside it (the coinduction of recursive types, Amadio and Cardelli 1993).
 *
 * An answer that depends on the assumption of goals that are still open is provisional: it is kept while they are open,
 * becomes final if all of them turn out to be empty, and is forgotten as soon as one does not.
 *
 * Goals that are too deep inside others are not looked at. What is unknown because of that is kept for one attempt.
 */
export function createAssumptions() {
  /** Answers that depend on no assumption. */
  const final = new Map<string, Answer>();
  /** The goals that are open, with their depths, which stand for them. */
  const open = new Map<string, number>();
  const provisional = new Map<string, { readonly answer: Answer; readonly dependsOn: Depths }>();
  /** The keys of provisional answers, in the order in which they were given. */
  const trail: string[] = [];
  /** The goals that were assumed to be empty since the last goal was opened. */
  let dependsOn: Depths = none;
  /** How many goals may be open inside one another. */
  let deepest = 0;
  const cut = new Map<string, Answer>();
  /** Whether a goal was too deep since the last goal was opened. */
  let isCut = false;

  return {
    /** Begins an attempt, with no goal open. What is final is kept. */
    begin(depth: number): void {
      open.clear();
      provisional.clear();
      trail.length = 0;
      dependsOn = none;
      deepest = depth;
      cut.clear();
      isCut = false;
    },
    remembered(key: string, compute: () => Answer): Answer {
      const known = final.get(key);
      if (known !== undefined) return known;
      const assumed = open.get(key);
      const kept = assumed === undefined ? provisional.get(key) : { answer: empty, dependsOn: new Set([assumed]) };
      if (kept === undefined) return open.size < deepest ? (cutAnswer(key) ?? answered(key, compute)) : tooDeep();
      dependsOn = union(dependsOn, kept.dependsOn);
      return kept.answer;
    },
    /** Whether a goal of this attempt was too deep, and another attempt may find more. */
    wasCut: () => isCut,
    /** How many goals are open. */
    depth: () => open.size,
    /** Whether what was answered since the last goal was opened depends on an assumption. */
    isProvisional: () => dependsOn.size > 0,
  };

  function tooDeep(): Answer {
    isCut = true;
    return unknown("schemas that are too large");
  }

  function cutAnswer(key: string): Answer | undefined {
    const answer = cut.get(key);
    if (answer !== undefined) isCut = true;
    return answer;
  }

  function answered(key: string, compute: () => Answer): Answer {
    const [depth, outer, mark, wasCut] = [open.size, dependsOn, trail.length, isCut];
    dependsOn = none;
    isCut = false;
    open.set(key, depth);
    const answer = compute();
    open.delete(key);
    const inner = without(dependsOn, depth);
    for (const other of trail.splice(mark)) {
      const entry = provisional.get(other);
      if (entry === undefined) continue;
      provisional.delete(other);
      if (!entry.dependsOn.has(depth)) keep(other, entry.answer, entry.dependsOn);
      else if (answer.kind === "empty") keep(other, entry.answer, union(without(entry.dependsOn, depth), inner));
    }
    const isUnknownByCut = isCut && answer.kind === "unknown";
    if (isUnknownByCut) cut.set(key, answer);
    else keep(key, answer, inner);
    isCut = wasCut || isUnknownByCut;
    dependsOn = answer.kind === "example" ? outer : union(outer, inner);
    return answer;
  }

  function keep(key: string, answer: Answer, depends: Depths): void {
    if (answer.kind === "example" || depends.size === 0) {
      final.set(key, answer);
      return;
    }
    provisional.set(key, { answer, dependsOn: depends });
    trail.push(key);
  }
}

type Depths = ReadonlySet<number>;

const none: Depths = new Set();

function union(a: Depths, b: Depths): Depths {
  if (a.size === 0) return b;
  return b.size === 0 || a === b ? a : new Set([...a, ...b]);
}

function without(depths: Depths, depth: number): Depths {
  return depths.has(depth) ? new Set([...depths].filter((each) => each !== depth)) : depths;
}
