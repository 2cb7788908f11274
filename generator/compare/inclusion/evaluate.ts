import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import type { CanonicalForms } from "./canonical.js";
import { isMultipleOf } from "./decimals.js";
import type { Form, Literal, StringTest } from "./form.js";
import { stringFormat } from "./formats.js";
import type { PatternTexts } from "./pattern-texts.js";
import { matches } from "./patterns.js";
import { typeOf } from "./types.js";

/** Whether a value is in a form; undefined where only the validators can say, as of some texts of a format. */
export type Verdict = boolean | undefined;

/** Evaluates forms against values, in Kleene's logic of three values. */
export function createEvaluator(
  canonical: CanonicalForms,
  patterns: PatternTexts,
): (form: Form, value: JsonValue) => Verdict {
  return evaluate;

  function evaluate(form: Form, value: JsonValue): Verdict {
    switch (form.kind) {
      case "always":
        return true;
      case "never":
        return false;
      case "types":
        return form.types.has(typeOf(value));
      case "all":
        return every(form.forms, (each) => evaluate(each, value));
      case "any":
        return some(form.forms, (each) => evaluate(each, value));
      case "exactlyOne":
        return exactlyOne(form.forms.map((each) => evaluate(each, value)));
      case "schema":
        return evaluate(canonical.expand(form), value);
      case "undecided":
        return undefined;
      case "not":
        return negated(evaluate(form.form, value));
      default:
        return form.kind === typeOf(value) ? passes(form, value) : true;
    }
  }

  function passes(literal: Literal, value: JsonValue): Verdict {
    switch (literal.kind) {
      case "boolean":
        return literal.test.value === value;
      case "number":
        return passesNumber(literal.test, value as number);
      case "string":
        return passesString(literal.test, value as string, patterns);
      case "array":
        return passesArray(literal.test, value as readonly JsonValue[]);
      case "object":
        return passesObject(literal.test, value as { readonly [key: string]: JsonValue });
      default:
        return literal satisfies never;
    }
  }

  function passesArray(test: (Literal & { kind: "array" })["test"], items: readonly JsonValue[]): Verdict {
    switch (test.kind) {
      case "minItems":
        return items.length >= test.least;
      case "maxItems":
        return items.length <= test.most;
      case "every":
        return every(items.slice(test.from, test.to + 1), (item) => evaluate(test.items, item));
      case "contains":
        return countAtLeast(items, test.items, test.least);
      case "containsAtMost":
        return negated(countAtLeast(items, test.items, test.most + 1));
      case "unique":
        return new Set(items.map(canonicalJson)).size === items.length;
      default:
        return test satisfies never;
    }
  }

  function countAtLeast(items: readonly JsonValue[], form: Form, least: number): Verdict {
    const verdicts = items.map((item) => evaluate(form, item));
    const certain = verdicts.filter((verdict) => verdict === true).length;
    if (certain >= least) return true;
    return certain + verdicts.filter((verdict) => verdict === undefined).length >= least ? undefined : false;
  }

  function passesObject(
    test: (Literal & { kind: "object" })["test"],
    object: { readonly [key: string]: JsonValue },
  ): Verdict {
    const at = (name: string) => object[name] as JsonValue;
    switch (test.kind) {
      case "minProperties":
        return Object.keys(object).length >= test.least;
      case "maxProperties":
        return Object.keys(object).length <= test.most;
      case "every":
        return every(namesAmong(test.keys, object), (name) =>
          either(negated(evaluate(test.keys, name)), () => evaluate(test.values, at(name))),
        );
      case "some":
        return some(namesAmong(test.keys, object), (name) =>
          both(evaluate(test.keys, name), () => evaluate(test.values, at(name))),
        );
      default:
        return test satisfies never;
    }
  }
}

/** The names of an object that can be in a form: if the form lists its names, those. */
function namesAmong(keys: Form, object: object): readonly string[] {
  return keys.kind === "string" && keys.test.kind === "among"
    ? [...keys.test.values].filter((name) => Object.hasOwn(object, name))
    : Object.keys(object);
}

function passesNumber(test: (Literal & { kind: "number" })["test"], value: number): boolean {
  switch (test.kind) {
    case "atLeast":
      return test.exclusive ? value > test.bound : value >= test.bound;
    case "atMost":
      return test.exclusive ? value < test.bound : value <= test.bound;
    case "multipleOf":
      return isMultipleOf(value, test.divisor);
    case "among":
      return test.values.has(value);
    default:
      return test satisfies never;
  }
}

export function passesString(test: StringTest, value: string, patterns: PatternTexts): Verdict {
  switch (test.kind) {
    case "minLength":
      return lengthOf(value) >= test.least;
    case "maxLength":
      return lengthOf(value) <= test.most;
    case "pattern":
      return patterns.matches(test.pattern, value);
    case "format":
      return hasFormat(test.format, value);
    case "among":
      return test.values.has(value);
    default:
      return test satisfies never;
  }
}

/** How many characters a text has: pairs of surrogates count as one. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function hasFormat(name: string, value: string): Verdict {
  const { possible, certain, examples } = stringFormat(name);
  if (matches(certain, value) || examples.includes(value)) return true;
  return matches(possible, value) ? undefined : false;
}

function negated(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

function both(first: Verdict, second: () => Verdict): Verdict {
  if (first === false) return false;
  const other = second();
  return other === false ? false : first === undefined ? undefined : other;
}

function either(first: Verdict, second: () => Verdict): Verdict {
  return negated(both(negated(first), () => negated(second())));
}

function every<T>(list: readonly T[], verdict: (item: T) => Verdict): Verdict {
  let all: Verdict = true;
  for (const item of list) {
    const one = verdict(item);
    if (one === false) return false;
    if (one === undefined) all = undefined;
  }
  return all;
}

function some<T>(list: readonly T[], verdict: (item: T) => Verdict): Verdict {
  return negated(every(list, (item) => negated(verdict(item))));
}

function exactlyOne(verdicts: readonly Verdict[]): Verdict {
  const valid = verdicts.filter((verdict) => verdict === true).length;
  const open = verdicts.filter((verdict) => verdict === undefined).length;
  if (valid > 1) return false;
  if (open > 0) return undefined;
  return valid === 1;
}
