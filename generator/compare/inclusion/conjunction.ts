import type { CanonicalForms } from "./canonical.js";
import type { Form } from "./form.js";
import type { Forms } from "./forms.js";
import type { JsonType } from "./types.js";

/** A conjunction of forms at one type, as far as it is expanded. */
export interface Conjunction {
  /** Tests of the type, complements of such, and what is undecided, by id. */
  readonly literals: ReadonlyMap<number, Form>;
  /** Every form that holds, by id. */
  readonly asserted: ReadonlySet<number>;
  /** Disjunctions that must hold too: at least two alternatives each. */
  readonly clauses: readonly (readonly Form[])[];
}

export const noForms: Conjunction = { literals: new Map(), asserted: new Set(), clauses: [] };

export interface Overlaps {
  /** Whether two forms may have values in common. */
  overlaps(a: Form, b: Form): boolean;
  /** Whether the answers that were given now depend on no assumption. */
  isCertain(): boolean;
}

/** Expands conjunctions of forms at one type. */
export function createConjunctions(forms: Forms, canonical: CanonicalForms, { overlaps, isCertain }: Overlaps) {
  const countedForms = new Map<Form, Form>();
  const statuses = new Map<string, boolean | undefined>();
  return { extended, simplified };

  /** A conjunction with more forms; undefined if it is certain that no value satisfies it. */
  function extended(type: JsonType, from: Conjunction, more: readonly Form[]): Conjunction | undefined {
    const literals = new Map(from.literals);
    const asserted = new Set(from.asserted);
    const clauses: (readonly Form[])[] = [];
    const open = more.toReversed();
    for (let form = open.pop(); form !== undefined; form = open.pop()) {
      if (asserted.has(form.id)) continue;
      if (status(form, type) === false || asserted.has(forms.not(form).id)) return undefined;
      asserted.add(form.id);
      if (status(form, type) === true) continue;
      if (form.kind === "all") open.push(...form.forms.toReversed());
      else if (form.kind === "any") clauses.push(form.forms);
      else if (isLiteral(form)) literals.set(form.id, form);
      else open.push(expanded(form));
    }
    return simplified(type, { literals, asserted, clauses: [...from.clauses, ...clauses] });
  }

  /** Leaves out clauses that hold, and alternatives that cannot hold. Asserts alternatives that are alone. */
  function simplified(type: JsonType, { literals, asserted, clauses }: Conjunction): Conjunction | undefined {
    const remaining: (readonly Form[])[] = [];
    const alone: Form[] = [];
    for (const clause of clauses) {
      const alternatives = alternativesOf(clause, type, asserted);
      if (alternatives === "holds") continue;
      const [first, ...others] = alternatives;
      if (first === undefined) return undefined;
      if (others.length === 0) alone.push(first);
      else remaining.push(alternatives);
    }
    const result = { literals, asserted, clauses: remaining };
    return alone.length === 0 ? result : extended(type, result, alone);
  }

  function alternativesOf(
    clause: readonly Form[],
    type: JsonType,
    asserted: ReadonlySet<number>,
  ): readonly Form[] | "holds" {
    const result = new Set<Form>();
    const open = clause.toReversed();
    for (let form = open.pop(); form !== undefined; form = open.pop()) {
      const holds = asserted.has(form.id) || status(form, type) === true;
      if (holds) return "holds";
      if (status(form, type) === false || asserted.has(forms.not(form).id)) continue;
      const wide = isLiteral(form) || form.kind === "all" || form.kind === "any" ? form : expanded(form);
      if (wide.kind === "any") open.push(...wide.forms.toReversed());
      else if (wide !== form && wide.kind !== "all") open.push(wide);
      else result.add(form);
    }
    return [...result];
  }

  /** What a schema, an `exactlyOne` or the complement of one stands for. */
  function expanded(form: Form): Form {
    const negated = form.kind === "not";
    const inner = negated ? form.form : form;
    const wide =
      inner.kind === "schema" ? canonical.expand(inner) : inner.kind === "exactlyOne" ? counted(inner) : inner;
    return negated ? forms.not(wide) : wide;
  }

  /** At least one of some forms, and no two of those that have values in common. */
  function counted(form: Form & { readonly kind: "exactlyOne" }): Form {
    const known = countedForms.get(form);
    if (known !== undefined) return known;
    const pairs = form.forms.flatMap((a, index) =>
      form.forms
        .slice(index + 1)
        .filter((b) => overlaps(a, b))
        .map((b) => forms.any([forms.not(a), forms.not(b)])),
    );
    const result = forms.all([forms.any(form.forms), ...pairs]);
    if (isCertain()) countedForms.set(form, result);
    return result;
  }

  /** Whether every value of a type satisfies a form (true) or none does (false), as far as its types say. */
  function status(form: Form, type: JsonType): boolean | undefined {
    switch (form.kind) {
      case "always":
        return true;
      case "never":
        return false;
      case "types":
        return form.types.has(type);
      case "undecided":
      case "exactlyOne":
        return undefined;
      case "all":
      case "any":
      case "schema":
      case "not":
        return remembered(form, type);
      default:
        return form.kind === type ? undefined : true;
    }
  }

  function remembered(form: Form, type: JsonType): boolean | undefined {
    const key = `${type} ${form.id}`;
    if (statuses.has(key)) return statuses.get(key);
    const result = computed(form, type);
    statuses.set(key, result);
    return result;
  }

  function computed(form: Form, type: JsonType): boolean | undefined {
    if (form.kind === "schema") return status(canonical.expand(form), type);
    if (form.kind === "not") {
      const inner = status(form.form, type);
      return inner === undefined ? undefined : !inner;
    }
    if (form.kind !== "all" && form.kind !== "any") return undefined;
    const each = form.forms.map((part) => status(part, type));
    const decisive = form.kind === "any";
    if (each.includes(decisive)) return decisive;
    return each.every((one) => one === !decisive) ? !decisive : undefined;
  }
}

/** Whether a form is a test, the complement of one, or undecided. */
function isLiteral(form: Form): boolean {
  const { kind } = form.kind === "not" ? form.form : form;
  return kind !== "schema" && kind !== "exactlyOne" && kind !== "all" && kind !== "any";
}
