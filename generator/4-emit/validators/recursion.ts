import type { SchemaId } from "../../2-normalise/api.js";
import type { Check, Evaluated, Premise, Rule } from "./program.js";

/**
 * Returns a function that says whether the test of a rule is recursive: whether it reaches a schema that refers to
 * itself, or compares whole values. A deep value can make such a test overflow the call stack.
 */
export function recursionOf(rules: ReadonlyMap<SchemaId, Rule>): (rule: Rule) => boolean {
  const calls = new Map([...rules].map(([id, rule]) => [id, calledIn(rule)]));
  const deep = new Set([...rules].filter(([, rule]) => comparesAnything(rule)).map(([id]) => id));
  for (const id of onCycles(calls)) deep.add(id);
  const callers = new Map<SchemaId, SchemaId[]>();
  for (const [id, called] of calls) for (const each of called) callers.set(each, [...(callers.get(each) ?? []), id]);
  // The loop also visits ids that are added while it runs.
  for (const id of deep) for (const caller of callers.get(id) ?? []) deep.add(caller);
  return (rule) => comparesAnything(rule) || [...calledIn(rule)].some((id) => deep.has(id));
}

/**
 * The schemas on cycles of calls, and those that call them: what is left after repeatedly removing schemas without
 * calls.
 */
function onCycles(calls: ReadonlyMap<SchemaId, ReadonlySet<SchemaId>>): readonly SchemaId[] {
  const left = new Map([...calls].map(([id, called]) => [id, new Set([...called].filter((each) => calls.has(each)))]));
  const callers = new Map<SchemaId, SchemaId[]>();
  for (const [id, called] of left) for (const each of called) callers.set(each, [...(callers.get(each) ?? []), id]);
  const removed = [...left].filter(([, called]) => called.size === 0).map(([id]) => id);
  // The loop also visits elements that are added while it runs.
  for (const id of removed) {
    left.delete(id);
    for (const caller of callers.get(id) ?? []) {
      const called = left.get(caller);
      if (called?.delete(id) && called.size === 0) removed.push(caller);
    }
  }
  return [...left.keys()];
}

function calledIn(rule: Rule): ReadonlySet<SchemaId> {
  return new Set(checksIn(rule).flatMap((check) => (check.op === "call" ? [check.id] : [])));
}

function comparesAnything(rule: Rule): boolean {
  return checksIn(rule).some(({ op }) => op === "uniqueItems");
}

/** The checks of a rule and of all rules inside it. */
function checksIn({ checks }: Rule): readonly Check[] {
  const all = [...checks];
  // The loop also visits elements that are added while it runs.
  for (const check of all) for (const rule of rulesIn(check)) all.push(...rule.checks);
  return all;
}

/** The rules inside a check. */
function rulesIn(check: Check): readonly Rule[] {
  switch (check.op) {
    case "union":
      return check.rules;
    case "if":
      return [check.condition, check.then, check.else];
    case "not":
    case "contains":
    case "property":
    case "prefixItem":
    case "dependentSchema":
      return [check.rule];
    case "items":
      return [check.rule, ...rulesOfEvaluated(check.evaluated)];
    case "eachProperty": {
      const { names, patterns, rest } = check;
      const ofRest = rest ? [rest.rule, ...rulesOfEvaluated(rest.evaluated)] : [];
      return [...(names ? [names] : []), ...patterns.map(({ rule }) => rule), ...ofRest];
    }
    case "never":
    case "type":
    case "bytes":
    case "equals":
    case "call":
    case "bound":
    case "multipleOf":
    case "length":
    case "pattern":
    case "format":
    case "itemCount":
    case "uniqueItems":
    case "required":
    case "dependentRequired":
    case "propertyCount":
    case "secret":
      return [];
    default:
      throw new Error(`${check satisfies never} is not a check`);
  }
}

function rulesOfEvaluated(evaluated: Evaluated): readonly Rule[] {
  return evaluated.flatMap(({ applied, parts }) => [
    ...(applied === "always" ? [] : applied.flatMap(({ premise }) => ruleOf(premise))),
    ...parts.flatMap((part) => (part.kind === "matching" ? [part.rule] : [])),
  ]);
}

function ruleOf(premise: Premise): readonly Rule[] {
  if (premise.kind === "tagged") return premise.absent === undefined ? [] : [premise.absent];
  return premise.kind === "holds" || premise.kind === "fails" ? [premise.rule] : [];
}
