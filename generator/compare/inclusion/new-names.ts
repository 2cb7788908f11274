import type { JsonValue } from "../../1-load/tree.js";
import { type Answer, type Unknown, unknown } from "./answers.js";
import type { Form } from "./form.js";
import { namesForm } from "./keys.js";
import type { Subgoals } from "./subgoals.js";

/** The properties whose names are in a form. */
export interface Properties {
  readonly keys: Form;
  readonly values: Form;
}

/** A property whose name is still to be chosen: what its name and its value have to satisfy. */
export interface NewName {
  readonly keys: readonly Form[];
  readonly values: readonly Form[];
}

type Resolved =
  | { readonly kind: "resolved"; readonly properties: ReadonlyMap<string, JsonValue> }
  | { readonly kind: "empty" }
  | Unknown;

/** How many tests of properties with many names are combined: there are twice as many combinations with each. */
const testLimit = 8;

/** What people call a property that nobody expects. */
const usualNames = ["other", "another", "more"];

/** Chooses names other than those that are taken, so that each property satisfies every test that speaks of its name. */
export function resolveNames(
  added: readonly NewName[],
  taken: readonly string[],
  wide: readonly Properties[],
  subgoals: Subgoals,
): Resolved {
  const properties = new Map<string, JsonValue>();
  for (const property of added) {
    const found = resolve(property, [...taken, ...properties.keys()], wide, subgoals);
    if (found.kind === "unknown") return found;
    if (found.kind === "empty") {
      // Another choice of the names before might leave one for this property.
      const alone = properties.size > 0 && resolve(property, taken, wide, subgoals).kind !== "empty";
      return alone ? unknown("names of properties") : { kind: "empty" };
    }
    properties.set(found.name, found.value);
  }
  return { kind: "resolved", properties };
}

type Property =
  | { readonly kind: "property"; readonly name: string; readonly value: JsonValue }
  | { readonly kind: "empty" }
  | Unknown;

function resolve(
  { keys, values }: NewName,
  taken: readonly string[],
  wide: readonly Properties[],
  { forms, satisfy }: Subgoals,
): Property {
  const others = taken.length === 0 ? [] : [forms.not(namesForm(taken, forms))];
  const text = forms.types(["string"]);
  const usual = namesForm(usualNames, forms);
  // Tests of names that this cannot be say nothing.
  const tests = wide.filter(({ keys: tested }) => satisfy([text, tested, ...others, ...keys]).kind !== "empty");
  if (tests.length > testLimit) return unknown("properties with many patterns of names");
  return combine(tests, [text, ...keys, ...others], values);

  /** Either the name is not one that a test speaks of, or the value satisfies the test. */
  function combine(open: readonly Properties[], name: readonly Form[], value: readonly Form[]): Property {
    const nameAnswer = satisfy(name);
    if (nameAnswer.kind === "empty") return nameAnswer;
    if (satisfy(value).kind === "empty") return { kind: "empty" };
    const [test, ...rest] = open;
    if (test === undefined) return property(nameAnswer, satisfy([...name, usual]), satisfy(value));
    const outside = combine(rest, [...name, forms.not(test.keys)], value);
    if (outside.kind === "property") return outside;
    const inside = combine(rest, name, [...value, test.values]);
    return inside.kind === "empty" ? outside : inside;
  }
}

function property(anyName: Answer, usualName: Answer, value: Answer): Property {
  const name = usualName.kind === "example" ? usualName : anyName;
  if (name.kind !== "example") return name;
  if (value.kind !== "example") return value;
  return { kind: "property", name: name.value as string, value: value.value };
}
