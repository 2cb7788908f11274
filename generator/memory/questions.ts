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
  const holds = ({ answers }: Known) => answers.every(([question, answer]) => isSame(question(sources), answer));
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
