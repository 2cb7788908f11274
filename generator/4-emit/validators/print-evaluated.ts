import { type Code, code, group, indent, line } from "../print/code.js";
import { identifier } from "../print/identifiers.js";
import { regExp } from "../print/regular-expressions.js";
import { isAbsent, isOneOf, propertyOf } from "./comparisons.js";
import { always, and, type Condition, calls, compares, expression, not, or } from "./conditions.js";
import type { Application, Evaluated, EvaluatedParts, Evaluation, Premise } from "./program.js";
import type { Tests } from "./tests.js";

/** The property or item that a loop is at. */
export interface Part {
  /** The name of the property, or the index of the item. */
  readonly key: Code;
  readonly value: Code;
}

/** Conditions that are computed once, before a loop, and named constants in it. */
export interface Constants {
  /** The declarations of the constants, in order. */
  readonly statements: readonly Code[];
  /** The constant for a condition. Conditions with the same key share one. */
  constant(key: string, condition: () => Condition): Condition;
}

export function createConstants(): Constants {
  const named = new Map<string, Condition>();
  const statements: Code[] = [];
  return {
    statements,
    constant(key, create) {
      const earlier = named.get(key);
      if (earlier !== undefined) return earlier;
      const condition = create();
      if (condition.kind === "constant") return condition;
      const name = identifier(`applies${named.size + 1}`);
      statements.push(group(code`const ${name} =`, indent(line, expression(condition)), code`;`));
      const constant = calls(code`${name}`);
      named.set(key, constant);
      return constant;
    },
  };
}

/**
 * Returns the condition under which other keywords evaluate a part of `value`. Conditions that are the same for all
 * parts become constants.
 */
export function evaluatedCondition(
  evaluated: Evaluated,
  value: Code,
  constants: Constants,
  tests: Tests,
): (part: Part) => Condition {
  const applies = new Map<Evaluation["id"], Condition>();
  for (const { id, applied } of evaluated) applies.set(id, conditionOf(applied));
  return (part) =>
    or(evaluated.map(({ id, parts }) => and([appliesOf(id), or(parts.map((each) => evaluates(each, part, tests)))])));

  function conditionOf(applied: Evaluation["applied"]): Condition {
    if (applied === "always") return always;
    const [application, ...others] = applied;
    if (application?.premise.kind === "none" && others.length === 0) return appliesOf(application.from);
    return constants.constant(keyOf(applied), () => or(applied.map(holds)));
  }

  function holds({ from, premise }: Application): Condition {
    return and([appliesOf(from), premiseCondition(premise, value, tests)]);
  }

  function appliesOf(id: Evaluation["id"]): Condition {
    const condition = applies.get(id);
    if (condition === undefined) throw new Error(`${id} must come after the schemas that apply it`);
    return condition;
  }
}

function keyOf(applications: readonly Application[]): string {
  return JSON.stringify(applications.map(({ from, premise }) => [from, premise.kind, subjectOf(premise)]));
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
      const tagValue = propertyOf(value, premise.property);
      const tagged = isOneOf(tagValue, premise.values);
      if (premise.absent === undefined) return tagged;
      return or([tagged, and([isAbsent(value, premise.property), tests.test(premise.absent, value)])]);
    }
    default:
      return premise satisfies never;
  }
}

function evaluates(part: EvaluatedParts, { key, value }: Part, tests: Tests): Condition {
  switch (part.kind) {
    case "all":
      return always;
    case "names":
      return isOneOf(key, part.names);
    case "pattern":
      return matches(part.pattern, key);
    case "first":
      return part.count === 0 ? or([]) : compares(key, "<", code`${part.count}`);
    case "matching":
      return tests.test(part.rule, value);
    default:
      return part satisfies never;
  }
}

/** Whether a property's name matches a pattern. */
export function matches(pattern: string, name: Code): Condition {
  return calls(code`${regExp(pattern, "u")}.test(${name})`);
}
