import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import { type Answer, empty, example, firstExample, unknown } from "./answers.js";
import type { ArrayTest, Form } from "./form.js";
import type { Signed, Subgoals } from "./subgoals.js";
import { variationsOf } from "./variations.js";

/** Longer arrays are not built. */
const lengthLimit = 2 ** 20 + 1;

/** How many items are looked for one by one: those that must exist, and those that must be different. */
const choiceLimit = 256;

/** Whether an array passes all of some tests. */
export function solveArray(tests: readonly Signed<ArrayTest>[], subgoals: Subgoals): Answer {
  const constraints = constraintsOf(tests, subgoals);
  const most = longest(constraints, subgoals);
  if (constraints.least > most) return empty;
  if (constraints.least > lengthLimit) return unknown(`arrays of at least ${constraints.least} items`);
  if (countsContradict(constraints, subgoals)) return empty;
  if (Math.min(most, lastIndex(constraints)) > choiceLimit) return unknown("arrays of many different items");
  return assign({ ...constraints, most }, constraints.needs, new Map(), subgoals);
}

/** The tests of one array, joined. */
interface Constraints {
  readonly least: number;
  readonly most: number;
  readonly every: readonly Span[];
  /** Items that must exist. */
  readonly needs: readonly Need[];
  readonly atMost: readonly { readonly items: Form; readonly most: number }[];
  readonly unique: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly items: Form;
}

type Need =
  | ({ readonly kind: "item" } & Span)
  /** As many different items of one form. */
  | { readonly kind: "count"; readonly items: Form; readonly count: number }
  /** Two items that are equal. */
  | { readonly kind: "pair" };

function constraintsOf(tests: readonly Signed<ArrayTest>[], { forms }: Subgoals): Constraints {
  let [least, most, unique] = [0, Number.POSITIVE_INFINITY, false];
  const every: Span[] = [];
  const needs: Need[] = [];
  const atMost: { items: Form; most: number }[] = [];
  const limit = (items: Form, count: number) => {
    if (count === 0) every.push({ from: 0, to: Number.POSITIVE_INFINITY, items: forms.not(items) });
    else atMost.push({ items, most: count });
  };
  for (const { test, negated } of tests) {
    switch (test.kind) {
      case "minItems":
        if (negated) most = Math.min(most, test.least - 1);
        else least = Math.max(least, test.least);
        break;
      case "maxItems":
        if (negated) least = Math.max(least, test.most + 1);
        else most = Math.min(most, test.most);
        break;
      case "every":
        if (negated) needs.push({ ...test, kind: "item", items: forms.not(test.items) });
        else every.push(test);
        break;
      case "contains":
        if (negated) limit(test.items, test.least - 1);
        else needs.push({ kind: "count", items: test.items, count: test.least });
        break;
      case "containsAtMost":
        if (negated) needs.push({ kind: "count", items: test.items, count: test.most + 1 });
        else limit(test.items, test.most);
        break;
      case "unique":
        if (negated) needs.push({ kind: "pair" });
        else unique = true;
        break;
      default:
        test satisfies never;
    }
  }
  return { least, most, every, needs, atMost, unique };
}

/** The first index from which on all items have to satisfy the same forms. */
function boundary({ every, needs }: Constraints): number {
  const spans = [...every, ...needs.flatMap((need) => (need.kind === "item" ? [need] : []))];
  return Math.max(0, ...spans.flatMap(({ from, to }) => [from, ...(Number.isFinite(to) ? [to + 1] : [])]));
}

/** Beyond the boundary all indexes are alike: as many are enough as there are items that must exist. */
function lastIndex(constraints: Constraints): number {
  const counts = constraints.needs.map((need) => (need.kind === "count" ? need.count : 2));
  return boundary(constraints) + counts.reduce((a, b) => a + b, 0);
}

function itemForms({ every }: Constraints, index: number): readonly Form[] {
  return every.flatMap(({ from, to, items }) => (from <= index && index <= to ? [items] : []));
}

/** How many items an array can have: as many as come before one that no value can be, or that is one too many of a form. */
function longest(constraints: Constraints, { satisfy, forms }: Subgoals): number {
  const { most, atMost } = constraints;
  const indexes = (count: number) =>
    Array.from({ length: Math.min(boundary(constraints) + count, choiceLimit) }, (_, index) => index);
  const firstImpossible = (candidates: readonly number[], more: readonly Form[], skipped: number) =>
    candidates.filter((index) => satisfy([...itemForms(constraints, index), ...more]).kind === "empty")[skipped];
  const ends = [
    firstImpossible(indexes(1), [], 0),
    ...atMost.map((limit) => firstImpossible(indexes(limit.most + 1), [forms.not(limit.items)], limit.most)),
  ];
  return Math.min(most, ...ends.filter((end) => end !== undefined));
}

/** Whether more items of a form are needed than another form that includes it allows. */
function countsContradict({ needs, atMost }: Constraints, { satisfy, forms }: Subgoals): boolean {
  return atMost.some(({ items, most }) =>
    needs.some(
      (need) => need.kind === "count" && need.count > most && satisfy([need.items, forms.not(items)]).kind === "empty",
    ),
  );
}

type Slots = ReadonlyMap<number, readonly Form[]>;

/** Finds an index for each item that must exist, then builds the array. */
function assign(constraints: Constraints, needs: readonly Need[], slots: Slots, subgoals: Subgoals): Answer {
  subgoals.step();
  const [need, ...others] = needs;
  if (need === undefined) return build(constraints, slots, subgoals);
  const next = (more: Slots) => assign(constraints, others, more, subgoals);
  const indexes = Array.from({ length: Math.min(lastIndex(constraints), constraints.most) }, (_, index) => index);
  const possible = (index: number, forms: readonly Form[]) =>
    subgoals.satisfy([...itemForms(constraints, index), ...(slots.get(index) ?? []), ...forms]).kind !== "empty";
  const using = (chosen: readonly number[], forms: readonly Form[]): Slots =>
    new Map([...slots, ...chosen.map((index) => [index, [...(slots.get(index) ?? []), ...forms]] as const)]);
  switch (need.kind) {
    case "item": {
      const inside = indexes.filter((index) => need.from <= index && index <= need.to && possible(index, [need.items]));
      return firstExample(inside, (index) => next(using([index], [need.items])));
    }
    case "count": {
      const usable = indexes.filter((index) => possible(index, [need.items]));
      return firstExample(choices(usable, need.count), (chosen) => next(using(chosen, [need.items])));
    }
    case "pair":
      return firstExample(choices(indexes, 2), (chosen) => {
        const value = subgoals.satisfy(
          chosen.flatMap((index) => [...itemForms(constraints, index), ...(slots.get(index) ?? [])]),
        );
        if (value.kind !== "example") return value;
        const answer = next(using(chosen, [subgoals.forms.among([value.value])]));
        // Another value might do where this one does not.
        return answer.kind === "empty" && others.length > 0 ? unknown("items that are equal") : answer;
      });
    default:
      return need satisfies never;
  }
}

/** The first some choices of as many indexes, the lowest first. */
function* choices(indexes: readonly number[], count: number): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (const [at, index] of indexes.entries()) {
    for (const rest of choices(indexes.slice(at + 1), count - 1)) yield [index, ...rest];
  }
}

function build(constraints: Constraints, slots: Slots, { satisfy, forms, evaluate }: Subgoals): Answer {
  const { unique, atMost, least, most } = constraints;
  const length = Math.max(least, ...[...slots.keys()].map((index) => index + 1));
  if (length > most) return empty;
  const items: JsonValue[] = [];
  const goalOf = (index: number) => [...itemForms(constraints, index), ...(slots.get(index) ?? [])];
  const alikeFrom = Math.max(boundary(constraints), ...[...slots.keys()].map((index) => index + 1));
  while (items.length < length) {
    const goal = sparing(goalOf(items.length));
    const answer = satisfy([...goal, ...(unique ? items.map((item) => forms.not(forms.among([item]))) : [])]);
    if (answer.kind === "unknown") return answer;
    if (answer.kind === "empty") return isUsedUp(goalOf(items.length)) ? empty : unknown("`uniqueItems`");
    items.push(answer.value);
    // All others are like this one.
    if (items.length > alikeFrom) items.push(...more(goal, answer.value, length - items.length));
    if (unique && items.length > choiceLimit && items.length < length) return unknown("arrays of many different items");
  }
  const tooMany = atMost.some(({ items: form, most: limit }) => {
    return items.filter((item) => evaluate(form, item) !== false).length > limit;
  });
  return tooMany ? unknown("how many items `contains` accepts") : example(items);

  /** More items like one, as far as they are easily found. */
  function more(goal: readonly Form[], like: JsonValue, count: number): readonly JsonValue[] {
    if (!unique) return Array.from({ length: count }, () => like);
    const taken = new Set(items.map(canonicalJson));
    const others: JsonValue[] = [];
    for (const value of variationsOf(like, count * 10)) {
      if (others.length === count) break;
      if (taken.has(canonicalJson(value)) || goal.some((form) => evaluate(form, value) !== true)) continue;
      taken.add(canonicalJson(value));
      others.push(value);
    }
    return others;
  }

  /** Whether there is no value for an item but those that items before it use, which cannot be any others either. */
  function isUsedUp(goal: readonly Form[]): boolean {
    const others = forms.not(forms.all(goal));
    const confined = items.filter((_, before) => satisfy([...goalOf(before), others]).kind === "empty");
    return satisfy([...goal, ...confined.map((item) => forms.not(forms.among([item])))]).kind === "empty";
  }

  /** The forms of an item, and that it does not count for what is limited, as far as that is possible. */
  function sparing(goal: readonly Form[]): readonly Form[] {
    const all = [...goal];
    for (const { items: limited } of atMost) {
      if (satisfy([...all, forms.not(limited)]).kind === "example") all.push(forms.not(limited));
    }
    return all;
  }
}
