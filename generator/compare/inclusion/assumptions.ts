import { type Answer, empty } from "./answers.js";

/**
 * Answers goals, each once, and assumes that a goal that is reached again inside itself is empty: a value of least depth
 * has no smaller value of the same goal inside it (the coinduction of recursive types, Amadio and Cardelli 1993).
 *
 * An answer that depends on the assumption of a goal that is still open is provisional: it is kept while that goal is
 * open, becomes final if that goal turns out to be empty, and is forgotten if not.
 */
export function createAssumptions() {
  /** Answers that depend on no assumption. */
  const final = new Map<string, Answer>();
  /** The goals that are open, with their depth. */
  const open = new Map<string, number>();
  const provisional = new Map<string, { readonly answer: Answer; readonly dependsOn: number }>();
  /** The keys of provisional answers, in the order in which they were given. */
  const trail: string[] = [];
  /** The least depth of the goals that were assumed to be empty since the last goal was opened. */
  let dependsOn = Number.POSITIVE_INFINITY;

  return {
    remembered(key: string, compute: () => Answer): Answer {
      const known = final.get(key);
      if (known !== undefined) return known;
      const assumed = open.get(key);
      const kept = assumed === undefined ? provisional.get(key) : { answer: empty, dependsOn: assumed };
      if (kept === undefined) return answered(key, compute);
      dependsOn = Math.min(dependsOn, kept.dependsOn);
      return kept.answer;
    },
    /** Closes all goals, unanswered. What is final is kept. */
    abandon(): void {
      open.clear();
      provisional.clear();
      trail.length = 0;
      dependsOn = Number.POSITIVE_INFINITY;
    },
    /** How many goals are open. */
    depth: () => open.size,
    /** Whether what was answered since the last goal was opened depends on an assumption. */
    isProvisional: () => dependsOn < Number.POSITIVE_INFINITY,
  };

  function answered(key: string, compute: () => Answer): Answer {
    const [depth, outer, mark] = [open.size, dependsOn, trail.length];
    dependsOn = Number.POSITIVE_INFINITY;
    open.set(key, depth);
    const answer = compute();
    open.delete(key);
    const inner = dependsOn < depth ? dependsOn : Number.POSITIVE_INFINITY;
    for (const other of trail.splice(mark)) {
      const entry = provisional.get(other);
      if (entry === undefined) continue;
      provisional.delete(other);
      if (entry.dependsOn < depth) keep(other, entry.answer, entry.dependsOn);
      else if (answer.kind === "empty") keep(other, entry.answer, inner);
    }
    keep(key, answer, inner);
    dependsOn = answer.kind === "example" ? outer : Math.min(outer, inner);
    return answer;
  }

  function keep(key: string, answer: Answer, depends: number): void {
    if (answer.kind === "example" || depends === Number.POSITIVE_INFINITY) {
      final.set(key, answer);
      return;
    }
    provisional.set(key, { answer, dependsOn: depends });
    trail.push(key);
  }
}
