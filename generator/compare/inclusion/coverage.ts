import type { CanonicalForms } from "./canonical.js";
import type { Form } from "./form.js";
import type { Forms } from "./forms.js";

/** Whether it is certain that no value satisfies all of some forms. */
export type IsEmpty = (goal: readonly Form[]) => boolean;

/**
 * Recognises goals that are empty variant by variant: each variant of a union is included in a single variant of the other
 * one. That is all there is to most unions, and it needs no values that combine properties of several variants, of which
 * there are too many where unions are recursive.
 *
 * The goals that it asks for are smaller or made of the variants, so that none of them comes back to itself for the same value.
 */
export function createCoverage(forms: Forms, canonical: CanonicalForms, isEmpty: IsEmpty) {
  return { isCovered };

  function isCovered(goal: readonly Form[]): boolean {
    const [required, excluded] = [goal.filter((form) => !isComplement(form)), goal.filter(isComplement)];
    const variants = excluded.flatMap(({ form }) => variantsOf(form, "any") ?? [form]);
    const union = required.find((form) => alternativesOf(form) !== undefined);
    if (required.length === 0 || (variants.length < 2 && union === undefined) || variants.length === 0) return false;
    const beside = required.filter((form) => form !== union);
    const alternatives = union === undefined ? [forms.always] : (alternativesOf(union) ?? []);
    return alternatives.every((alternative) =>
      variants.some((variant) => isEmpty([...beside, alternative, forms.not(variant)])),
    );
  }

  /** A value of exactly one variant is one of any. */
  function alternativesOf(form: Form): readonly Form[] | undefined {
    return variantsOf(form, "any") ?? variantsOf(form, "exactlyOne");
  }

  function variantsOf(form: Form, kind: "any" | "exactlyOne"): readonly Form[] | undefined {
    const wide = form.kind === "schema" ? canonical.expand(form) : form;
    return wide.kind === kind ? wide.forms : undefined;
  }
}

function isComplement(form: Form): form is Form & { readonly kind: "not" } {
  return form.kind === "not" && (form.form.kind === "schema" || form.form.kind === "exactlyOne");
}
