import { isSame } from "./equality.js";
import type { Memory } from "./memory.js";

/** Asks the sources of a piece of work. A question asks nothing but them: it is asked again in later compilations. */
export type Ask<S> = <A>(question: (sources: S) => A) => A;

/**
 * A piece of work whose result depends on the answers to the questions that it asks of its sources, and on nothing else.
 * Where the sources answer all of them as they did before, in the same order, the result of then is the result of now.
 *
 * Places in documents (`at`) do not count: the work may not look at them. Questions are kept for as long as the result is.
 * So each is made by a function that has nothing of the sources in its scope, or all of them would be kept, too.
 */
export function recallByAnswers<S, V>(
  memory: Memory,
  kind: string,
  key: unknown,
  sources: S,
  work: (ask: Ask<S>) => V,
): V {
  const holds = ({ answers }: Done<S, V>) => answers.every((answered) => isStillAnswered(answered, sources));
  return memory.recallIf(kind, key, holds, () => doWork(sources, work)).value;
}

/** The result of a piece of work, and what it depends on. */
interface Done<S, V> {
  readonly answers: readonly Answered<S>[];
  readonly value: V;
}

interface Answered<S> {
  readonly question: (sources: S) => unknown;
  /** As it was given last: an older one would lead to the document of then, by its places. */
  answer: unknown;
}

function isStillAnswered<S>(answered: Answered<S>, sources: S): boolean {
  const answer = answered.question(sources);
  if (!isSameAnswer(answer, answered.answer)) return false;
  answered.answer = answer;
  return true;
}

function doWork<S, V>(sources: S, work: (ask: Ask<S>) => V): Done<S, V> {
  const answers: Answered<S>[] = [];
  let asked: { readonly sources: S } | undefined = { sources };
  const value = work((question) => {
    if (asked === undefined) throw new Error("A piece of work asks something after its end");
    const answer = question(asked.sources);
    answers.push({ question, answer });
    return answer;
  });
  // Questions may hold what they were asked with.
  asked = undefined;
  return { answers, value };
}

/**
 * By answer, the one before that it says the same as: many pieces of work ask the same. That one is not held, or answers
 * of all compilations there were would hang together.
 */
const sameBefore = new WeakMap<object, WeakRef<object>>();

function isSameAnswer(answer: unknown, before: unknown): boolean {
  if (!isObject(answer) || !isObject(before)) return Object.is(answer, before);
  if (answer === before || sameBefore.get(answer)?.deref() === before) return true;
  const same = isSame(answer, before);
  if (same) sameBefore.set(answer, new WeakRef(before));
  return same;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
