import type { JsonValue } from "../../1-load/tree.js";
import { type Answer, empty, example, type Unknown, unknown } from "./answers.js";
import { createAssumptions } from "./assumptions.js";
import type { CanonicalForms } from "./canonical.js";
import { type Conjunction, createConjunctions, noForms } from "./conjunction.js";
import { createCoverage } from "./coverage.js";
import { createEvaluator } from "./evaluate.js";
import type { Form } from "./form.js";
import { type Forms, jsonTypes } from "./forms.js";
import { createPatternTexts } from "./pattern-texts.js";
import { createStringSolver } from "./strings.js";
import type { Subgoals } from "./subgoals.js";
import { solve } from "./theories.js";
import type { JsonType } from "./types.js";

/** How many goals may be open inside one another: more would not fit the stack. */
const depthLimit = 400;

/**
 * How many they may be at first, and which part of the steps that may take. What people write is not deep, and among schemas
 * that all lead to one another, a search that goes down first may never come back.
 */
const firstAttempts = [
  { deepest: 4, share: 0.05 },
  { deepest: 8, share: 0.1 },
  { deepest: 40, share: 0.1 },
];

/**
 * Looks for a value that satisfies some forms: type by type, alternative by alternative. What it calls empty is empty,
 * and every example is evaluated against all forms before it is given. Gives up after some steps.
 * Keeps what it found out for as long as it lives.
 */
export function createSearch(forms: Forms, canonical: CanonicalForms, stepLimit: number) {
  const patterns = createPatternTexts();
  const evaluate = createEvaluator(canonical, patterns);
  const solveString = createStringSolver(patterns);
  const { begin, remembered, depth, wasCut, isProvisional } = createAssumptions();
  const conjunctions = createConjunctions(forms, canonical, {
    overlaps: (a, b) => satisfy([a, b]).kind !== "empty",
    isCertain: () => !isProvisional(),
  });
  const { isCovered } = createCoverage(forms, canonical, (goal) => satisfy(goal).kind === "empty");
  const subgoals: Subgoals = { forms, satisfy, evaluate, step };
  let stepsLeft = 0;

  return {
    /** A small value that satisfies all of some forms. */
    find(goal: readonly Form[]): Answer {
      for (const { deepest, share } of firstAttempts) {
        const answer = attempted(goal, deepest, share * stepLimit);
        if (answer === tooLarge) break;
        if (answer.kind !== "unknown" || !wasCut()) return answer;
      }
      return attempted(goal, Number.POSITIVE_INFINITY, stepLimit);
    },
  };

  function attempted(goal: readonly Form[], deepest: number, steps: number): Answer {
    stepsLeft = steps;
    begin(deepest);
    try {
      return satisfy(goal);
    } catch (error) {
      if (error instanceof TooLarge) return tooLarge;
      throw error;
    }
  }

  function step(): void {
    stepsLeft--;
    if (stepsLeft < 0 || depth() > depthLimit) throw new TooLarge();
  }

  function satisfy(goal: readonly Form[]): Answer {
    const all = forms.all(goal);
    if (all.kind === "never") return empty;
    const parts = all.kind === "all" ? all.forms : [all];
    return remembered(keyOf(parts), () => {
      step();
      if (isCovered(parts)) return empty;
      let open: Unknown | undefined;
      for (const type of jsonTypes) {
        const conjunction = conjunctions.extended(type, noForms, parts);
        if (conjunction === undefined) continue;
        const answer = decide(type, conjunction, parts);
        if (answer.kind === "example") return answer;
        if (answer.kind === "unknown") open ??= answer;
      }
      return open ?? empty;
    });
  }

  /** Decides a conjunction: by its tests alone, by alternatives that are left if others fail, and by trying them. */
  function decide(type: JsonType, { literals, asserted, clauses }: Conjunction, goal: readonly Form[]): Answer {
    step();
    const base = solved(type, literals);
    if (base.kind === "empty") return empty;
    if (base.kind === "example" && satisfies(base.value, goal)) return base;
    if (clauses.length === 0) return base.kind === "unknown" ? base : unknown(undecidedIn(literals));
    const possible: (readonly Form[])[] = [];
    for (const clause of clauses) {
      const { example: found, alternatives } = tried(type, { literals, asserted, clauses: [] }, clause, goal);
      if (found !== undefined) return example(found);
      if (alternatives.length === 0) return empty;
      possible.push(alternatives);
    }
    const conjunction = { literals, asserted, clauses: possible };
    if (possible.some(({ length }) => length === 1)) {
      const next = conjunctions.simplified(type, conjunction);
      return next === undefined ? empty : decide(type, next, goal);
    }
    return branched(type, conjunction, goal, base);
  }

  /** The alternatives of a clause that are possible beside some tests, or the smallest example that one of them gives. */
  function tried(type: JsonType, beside: Conjunction, clause: readonly Form[], goal: readonly Form[]) {
    const examples: JsonValue[] = [];
    const alternatives: Form[] = [];
    for (const alternative of clause) {
      const answer = answerWith(type, beside, alternative);
      if (answer.kind === "empty") continue;
      alternatives.push(alternative);
      if (answer.kind === "example" && satisfies(answer.value, goal)) examples.push(answer.value);
    }
    const size = (value: JsonValue) => JSON.stringify(value).length;
    const smallest = examples.toSorted((a, b) => size(a) - size(b))[0];
    return { example: smallest, alternatives };
  }

  /** What the tests alone say if one more form holds. */
  function answerWith(type: JsonType, beside: Conjunction, form: Form): Answer {
    step();
    const conjunction = conjunctions.extended(type, beside, [form]);
    return conjunction === undefined ? empty : solved(type, conjunction.literals);
  }

  function branched(type: JsonType, conjunction: Conjunction, goal: readonly Form[], base: Answer): Answer {
    const { literals, asserted } = conjunction;
    const beside = { literals, asserted, clauses: [] };
    const open = conjunction.clauses.filter(
      (clause) => !clause.some((form) => answerWith(type, beside, forms.not(form)).kind === "empty"),
    );
    const [shortest, ...others] = open.toSorted((a, b) => a.length - b.length);
    if (shortest === undefined) return base.kind === "unknown" ? base : unknown(undecidedIn(literals));
    let result: Answer = empty;
    for (const alternative of shortest) {
      const next = conjunctions.extended(type, { literals, asserted, clauses: others }, [alternative]);
      const answer = next === undefined ? empty : decide(type, next, goal);
      if (answer.kind === "example") return answer;
      if (answer.kind === "unknown") result = answer;
    }
    return result;
  }

  function solved(type: JsonType, literals: ReadonlyMap<number, Form>): Answer {
    const tests = [...literals.values()];
    return remembered(`${type} ${keyOf(tests)}`, () => {
      step();
      return solve(type, tests, solveString, subgoals);
    });
  }

  function satisfies(value: JsonValue, goal: readonly Form[]): boolean {
    return goal.every((form) => evaluate(form, value) === true);
  }
}

class TooLarge extends Error {}

const tooLarge = unknown("schemas that are too large");

function keyOf(parts: readonly Form[]): string {
  return parts
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
    .join();
}

function undecidedIn(literals: ReadonlyMap<number, Form>): string {
  const reasons = [...literals.values()].flatMap((form) => {
    const inner = form.kind === "not" ? form.form : form;
    return inner.kind === "undecided" ? [inner.reason] : [];
  });
  return reasons[0] ?? "an example that could not be confirmed";
}
