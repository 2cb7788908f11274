import type { JsonValue } from "../../1-load/tree.js";
import { type Answer, empty, example, firstExample, unknown } from "./answers.js";
import type { Form, ObjectTest } from "./form.js";
import { type NewName, type Properties, resolveNames } from "./new-names.js";
import type { Signed, Subgoals } from "./subgoals.js";
import { variationsOf } from "./variations.js";

/** Objects with more properties are not built. */
const sizeLimit = 10_000;

/** Few properties have names that are words. */
const wordedNames = 8;

/** How many more properties are looked for one by one. */
const choiceLimit = 256;

/** Whether an object passes all of some tests. */
export function solveObject(tests: readonly Signed<ObjectTest>[], subgoals: Subgoals): Answer {
  const constraints = constraintsOf(tests, subgoals);
  if (constraints.least > constraints.most) return empty;
  if (constraints.least > sizeLimit) return unknown(`objects of at least ${constraints.least} properties`);
  const named = new Map<string, readonly Form[]>();
  for (const { name, values } of constraints.named) {
    named.set(name, [...(named.get(name) ?? valueForms(constraints, name, subgoals)), values]);
  }
  const impossible = firstOpen([...named.values()], subgoals);
  if (impossible?.kind === "empty" || named.size > constraints.most) return empty;
  return assign(constraints, constraints.some, { named, added: [] }, subgoals);
}

/** The tests of one object, joined. */
interface Constraints {
  readonly least: number;
  readonly most: number;
  /** What the values of single properties have to satisfy, by name. */
  readonly single: ReadonlyMap<string, readonly Form[]>;
  /** What the values of properties with many names have to satisfy. */
  readonly wide: readonly Properties[];
  /** Properties that must exist, by name. */
  readonly named: readonly { readonly name: string; readonly values: Form }[];
  /** Properties that must exist, whose names are one of many. */
  readonly some: readonly Properties[];
  /** All names that the tests speak of. */
  readonly names: readonly string[];
}

/** Properties that an object has: by name, and such whose names are still to be chosen. */
interface Choice {
  readonly named: ReadonlyMap<string, readonly Form[]>;
  readonly added: readonly NewName[];
}

function constraintsOf(tests: readonly Signed<ObjectTest>[], { forms }: Subgoals): Constraints {
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  const every: Properties[] = [];
  const some: Properties[] = [];
  for (const { test, negated } of tests) {
    switch (test.kind) {
      case "minProperties":
        if (negated) most = Math.min(most, test.least - 1);
        else least = Math.max(least, test.least);
        break;
      case "maxProperties":
        if (negated) least = Math.max(least, test.most + 1);
        else most = Math.min(most, test.most);
        break;
      case "every":
        if (negated) some.push({ keys: test.keys, values: forms.not(test.values) });
        else every.push(test);
        break;
      case "some":
        if (negated) every.push({ keys: test.keys, values: forms.not(test.values) });
        else some.push(test);
        break;
      default:
        test satisfies never;
    }
  }
  const named = some.flatMap(withName);
  const single = new Map<string, Form[]>();
  for (const { name, values } of every.flatMap(withName)) {
    const known = single.get(name);
    if (known === undefined) single.set(name, [values]);
    else known.push(values);
  }
  const names = new Set([...every, ...some].flatMap(({ keys }) => namesIn(keys)));
  return {
    least,
    most,
    single,
    wide: every.filter(({ keys }) => onlyName(keys) === undefined),
    named,
    some: some.filter(({ keys }) => onlyName(keys) === undefined),
    names: [...names],
  };
}

function withName({ keys, values }: Properties): readonly { readonly name: string; readonly values: Form }[] {
  const name = onlyName(keys);
  return name === undefined ? [] : [{ name, values }];
}

/** The name that a form of keys consists of. */
function onlyName(keys: Form): string | undefined {
  if (keys.kind !== "string" || keys.test.kind !== "among" || keys.test.values.size !== 1) return undefined;
  return [...keys.test.values][0];
}

/** The names that a form of keys lists. Those inside schemas are found when a name is looked for. */
function namesIn(keys: Form): readonly string[] {
  if (keys.kind === "not") return namesIn(keys.form);
  if (keys.kind === "all" || keys.kind === "any") return keys.forms.flatMap(namesIn);
  return keys.kind === "string" && keys.test.kind === "among" ? [...keys.test.values] : [];
}

/** What the value of a property has to satisfy: at least that, as not every name can be told to have a format or not. */
function valueForms({ single, wide }: Constraints, name: string, { evaluate }: Subgoals): readonly Form[] {
  const others = wide.flatMap(({ keys, values }) => (evaluate(keys, name) === true ? [values] : []));
  return [...(single.get(name) ?? []), ...others];
}

/** The first answer that is no example. */
function firstOpen(goals: readonly (readonly Form[])[], { satisfy }: Subgoals): Answer | undefined {
  const answers = goals.map(satisfy).filter(({ kind }) => kind !== "example");
  return answers.find(({ kind }) => kind === "empty") ?? answers[0];
}

/** Finds a name for each property that must exist, then builds the object. */
function assign(constraints: Constraints, some: readonly Properties[], choice: Choice, subgoals: Subgoals): Answer {
  subgoals.step();
  const [need, ...others] = some;
  if (need === undefined) return build(constraints, choice, subgoals);
  const { evaluate, satisfy } = subgoals;
  const { named, added } = choice;
  const uncertain = constraints.names.some((name) => evaluate(need.keys, name) === undefined);
  const alternatives: Choice[] = constraints.names.flatMap((name) => {
    if (evaluate(need.keys, name) !== true) return [];
    const values = [...(named.get(name) ?? valueForms(constraints, name, subgoals)), need.values];
    return satisfy(values).kind === "empty" ? [] : [{ named: new Map([...named, [name, values]]), added }];
  });
  alternatives.push({ named, added: [...added, { keys: [need.keys], values: [need.values] }] });
  for (const [index, other] of added.entries()) {
    const shared = { keys: [...other.keys, need.keys], values: [...other.values, need.values] };
    alternatives.push({ named, added: added.with(index, shared) });
  }
  const answer = firstExample(alternatives, (alternative) => assign(constraints, others, alternative, subgoals));
  return answer.kind === "empty" && uncertain ? unknown("names of properties that have a format") : answer;
}

function build(constraints: Constraints, { named, added }: Choice, subgoals: Subgoals): Answer {
  const { satisfy, forms, evaluate } = subgoals;
  const { least, most, names, wide } = constraints;
  if (named.size + added.length > most) return empty;
  const open = firstOpen([...named.values()], subgoals);
  if (open !== undefined) return open;
  const object = new Map<string, JsonValue>();
  for (const [name, values] of named) {
    const answer = satisfy(values);
    if (answer.kind === "example") object.set(name, answer.value);
  }
  const resolved = resolveNames(added, names, wide, subgoals);
  if (resolved.kind !== "resolved") return resolved;
  for (const [name, value] of resolved.properties) object.set(name, value);
  let unclear: Answer | undefined;
  for (const name of names) {
    if (object.size >= least) break;
    if (object.has(name)) continue;
    const answer = satisfy(valueForms(constraints, name, subgoals));
    if (answer.kind === "example") object.set(name, answer.value);
    else if (answer.kind === "unknown") unclear = answer;
  }
  while (object.size < least) {
    const taken = [...names, ...object.keys()];
    const more = resolveNames([{ keys: [forms.always], values: [forms.always] }], taken, wide, subgoals);
    if (more.kind !== "resolved") return more.kind === "empty" && unclear !== undefined ? unclear : more;
    for (const [name, value] of more.properties) {
      object.set(name, value);
      if (least > wordedNames) addLike(name, value);
    }
    if (object.size > choiceLimit && object.size < least) return unknown(`objects of at least ${least} properties`);
  }
  return example(inOrder(object, names));

  /** Adds properties with names like one and the same value, as far as they are easily found. */
  function addLike(like: string, value: JsonValue): void {
    for (const name of variationsOf(like, least * 2)) {
      if (object.size >= least) return;
      if (typeof name !== "string" || object.has(name) || names.includes(name)) continue;
      const isValid = wide.every(({ keys, values }) => {
        return evaluate(keys, name) === false || evaluate(values, value) === true;
      });
      if (isValid) object.set(name, value);
    }
  }
}

/** Properties in the order in which the tests speak of them, which is that of the document. */
function inOrder(object: ReadonlyMap<string, JsonValue>, names: readonly string[]): JsonValue {
  const order = [...names.filter((name) => object.has(name)), ...object.keys()];
  const entries = order.map((name) => [name, object.get(name) as JsonValue] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
