import { isSame } from "./equality.js";
import type { Memory } from "./memory.js";

/** Asks the sources of a piece of work. A question asks nothing but them: it is asked again in later compilations. */
export type Ask<S> = <A>(question: (sources: S) => A) => A;

/**
 * A piece of work whose result depends on the answers to the questions that it asks of its sources, and on nothing else.
 * Where the sources answer all of them as they did before, in the same order, the result of then is the result of now.
 *
 * Places in documents (`at`) do not count: the work may not look at them.
 */
export function recallByAnswers<S, V>(
  memory: Memory,
  kind: string,
  key: unknown,
  sources: S,
  work: (ask: Ask<S>) => V,
): V {
  interface Known {
    readonly answers: readonly (readonly [question: (sources: S) => unknown, answer: unknown])[];
    readonly value: V;
  }
  const holds = ({ answers }: Known) => answers.every(([question, answer]) => isSameAnswer(question(sources), answer));
  return memory.recallIf<Known>(kind, key, holds, () => {
    const answers: [(sources: S) => unknown, unknown][] = [];
    const value = work((question) => {
      const answer = question(sources);
      answers.push([question, answer]);
      return answer;
    });
    return { answers, value };
  }).value;
}

/** By answer, the one before that it says the same as: many pieces of work ask the same. */
const sameBefore = new WeakMap<object, unknown>();

function isSameAnswer(answer: unknown, before: unknown): boolean {
  if (typeof answer !== "object" || answer === null) return isSame(answer, before);
  if (answer === before || sameBefore.get(answer) === before) return true;
  const same = isSame(answer, before);
  if (same) sameBefore.set(answer, before);
  return same;
}
