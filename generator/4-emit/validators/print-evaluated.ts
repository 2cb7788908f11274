import { type Code, code, group, indent, line } from "../print/code.js";
import { identifier } from "../print/identifiers.js";
import { regExp } from "../print/regular-expressions.js";
import { isAbsent, isOneOf, memberOf } from "./comparisons.js";
import { always, and, type Condition, calls, compares, expression, not, or } from "./conditions.js";
import type { Evaluated, Evaluation, Look, Premise, Way } from "./program.js";
import type { Tests } from "./tests.js";

/** A property or an item that a loop has come to. */
export interface Part {
  /** The name of the property, or the index of the item. */
  readonly key: Code;
  readonly value: Code;
}

/** Answers that are computed once, before a loop, and go by a name in it. */
export interface Constants {
  /** The statements, in the order of asking. */
  readonly statements: readonly Code[];
  /** The answer to a question. The same question, by its key, is asked once. */
  answer(key: string, ask: () => Condition): Condition;
}

export function createConstants(): Constants {
  const answers = new Map<string, Condition>();
  const statements: Code[] = [];
  return {
    statements,
    answer(key, ask) {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const condition = ask();
      if (condition.kind === "known") return condition;
      const name = identifier(`applies${answers.size + 1}`);
      statements.push(group(code`const ${name} =`, indent(line, expression(condition)), code`;`));
      const named = calls(code`${name}`);
      answers.set(key, named);
      return named;
    },
  };
}

/**
 * Under which condition a part of `value` is looked at by other keywords. Which schemas apply to the value becomes
 * constants.
 */
export function lookedAt(
  evaluated: Evaluated,
  value: Code,
  constants: Constants,
  tests: Tests,
): (part: Part) => Condition {
  const applies = new Map<Evaluation["id"], Condition>();
  for (const { id, applied } of evaluated) applies.set(id, conditionOf(applied));
  return (part) =>
    or(evaluated.map(({ id, looks }) => and([appliesOf(id), or(looks.map((look) => looksAt(look, part, tests)))])));

  function conditionOf(applied: Evaluation["applied"]): Condition {
    if (applied === "always") return always;
    const [way, ...others] = applied;
    if (way?.premise.kind === "none" && others.length === 0) return appliesOf(way.from);
    return constants.answer(keyOf(applied), () => or(applied.map(holds)));
  }

  function holds({ from, premise }: Way): Condition {
    return and([appliesOf(from), premiseCondition(premise, value, tests)]);
  }

  function appliesOf(id: Evaluation["id"]): Condition {
    const condition = applies.get(id);
    if (condition === undefined) throw new Error(`${id} must stand after the schemas that apply it`);
    return condition;
  }
}

function keyOf(ways: readonly Way[]): string {
  return JSON.stringify(ways.map(({ from, premise }) => [from, premise.kind, subjectOf(premise)]));
}

function subjectOf(premise: Premise): string {
  switch (premise.kind) {
    case "none":
      return "";
    case "present":
      return premise.property;
    case "holds":
    case "fails":
      return premise.rule.id;
    case "tagged":
      return JSON.stringify([premise.property, premise.values]);
    default:
      return premise satisfies never;
  }
}

function premiseCondition(premise: Premise, value: Code, tests: Tests): Condition {
  switch (premise.kind) {
    case "none":
      return always;
    case "present":
      return not(isAbsent(value, premise.property));
    case "holds":
      return tests.test(premise.rule, value);
    case "fails":
      return not(tests.test(premise.rule, value));
    case "tagged": {
      const member = memberOf(value, premise.property);
      const tagged = isOneOf(member, premise.values);
      if (premise.absent === undefined) return tagged;
      return or([tagged, and([isAbsent(value, premise.property), tests.test(premise.absent, value)])]);
    }
    default:
      return premise satisfies never;
  }
}

function looksAt(look: Look, { key, value }: Part, tests: Tests): Condition {
  switch (look.kind) {
    case "all":
      return always;
    case "names":
      return isOneOf(key, look.names);
    case "pattern":
      return matches(look.pattern, key);
    case "first":
      return look.count === 0 ? or([]) : compares(key, "<", code`${look.count}`);
    case "matching":
      return tests.test(look.rule, value);
    default:
      return look satisfies never;
  }
}

/** Whether a property's name matches a pattern. */
export function matches(pattern: string, name: Code): Condition {
  return calls(code`${regExp(pattern, "u")}.test(${name})`);
}
