import type { Keywords, SchemaId, TypeName } from "../../2-normalise/api.js";
import { createEvaluated } from "./evaluated.js";
import type { Form } from "./form.js";
import { formatForm } from "./formats.js";
import type { Forms } from "./forms.js";
import { keysExcept, keysLike, namesForm } from "./keys.js";
import type { JsonType, PlainSchemas } from "./types.js";

export interface CanonicalForms {
  /** What a form of kind `schema` stands for: a conjunction of its keywords. Schemas inside it are not expanded. */
  expand(form: Form & { readonly kind: "schema" }): Form;
}

/**
 * The forms of schemas (the paper's §4.1): each keyword as tests of the type that it applies to, so that a keyword
 * has no effect on other types; annotations are dropped.
 */
export function createCanonicalForms(forms: Forms): CanonicalForms {
  const expanded = new Map<Form, Form>();
  return {
    expand(form) {
      const known = expanded.get(form);
      if (known !== undefined) return known;
      const result = formOf(form.schemas, form.schema);
      expanded.set(form, result);
      return result;
    },
  };

  function formOf(schemas: PlainSchemas, id: SchemaId): Form {
    const schema = schemas.get(id);
    if (schema === undefined) throw new Error(`The schema ${id} is missing`);
    if (schema.kind === "boolean") return schema.value ? forms.always : forms.never;
    const { keywords } = schema;
    const { $dynamicRef } = keywords;
    const at = (sub: SchemaId) => forms.schema(schemas, sub);
    return forms.all([
      ...valueForms(keywords, forms),
      ...numberForms(keywords, forms),
      ...stringForms(keywords, forms),
      ...arrayForms(keywords, forms, at),
      ...objectForms(keywords, forms, at),
      ...inPlaceForms(keywords, forms, at),
      ...($dynamicRef?.value.anchor === undefined ? [] : [forms.undecided("a `$dynamicRef`", at(id))]),
      ...createEvaluated(forms, schemas).unevaluated(id, keywords),
    ]);
  }
}

type At = (id: SchemaId) => Form;

function valueForms({ type, enum: list, const: constant }: Keywords, forms: Forms): readonly Form[] {
  return [
    ...(type ? [typeForm(type.value, forms)] : []),
    ...(list ? [forms.among(list.value)] : []),
    ...(constant ? [forms.among([constant.value])] : []),
  ];
}

function typeForm(names: readonly TypeName[], forms: Forms): Form {
  const types = names.map((name): JsonType => (name === "integer" ? "number" : name));
  const integers = names.includes("integer") && !names.includes("number");
  return forms.all([forms.types(types), ...(integers ? [forms.number({ kind: "multipleOf", divisor: 1 })] : [])]);
}

function numberForms(keywords: Keywords, forms: Forms): readonly Form[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = keywords;
  return [
    ...(minimum ? [forms.number({ kind: "atLeast", bound: minimum.value, exclusive: false })] : []),
    ...(exclusiveMinimum ? [forms.number({ kind: "atLeast", bound: exclusiveMinimum.value, exclusive: true })] : []),
    ...(maximum ? [forms.number({ kind: "atMost", bound: maximum.value, exclusive: false })] : []),
    ...(exclusiveMaximum ? [forms.number({ kind: "atMost", bound: exclusiveMaximum.value, exclusive: true })] : []),
    ...(multipleOf ? [forms.number({ kind: "multipleOf", divisor: multipleOf.value })] : []),
  ];
}

function stringForms({ minLength, maxLength, pattern, format }: Keywords, forms: Forms): readonly Form[] {
  return [
    ...(minLength && minLength.value > 0 ? [forms.string({ kind: "minLength", least: minLength.value })] : []),
    ...(maxLength ? [forms.string({ kind: "maxLength", most: maxLength.value })] : []),
    ...(pattern ? [keysLike(pattern.value, forms)] : []),
    ...(format ? [formatForm(format.value, forms)] : []),
  ];
}

function arrayForms(keywords: Keywords, forms: Forms, at: At): readonly Form[] {
  const { minItems, maxItems, uniqueItems, prefixItems, items, contains, minContains, maxContains } = keywords;
  const prefix = prefixItems?.value ?? [];
  const least = minContains?.value ?? 1;
  return [
    ...(minItems && minItems.value > 0 ? [forms.array({ kind: "minItems", least: minItems.value })] : []),
    ...(maxItems ? [forms.array({ kind: "maxItems", most: maxItems.value })] : []),
    ...(uniqueItems?.value ? [forms.array({ kind: "unique" })] : []),
    ...prefix.map((item, index) => forms.array({ kind: "every", from: index, to: index, items: at(item) })),
    ...(items
      ? [forms.array({ kind: "every", from: prefix.length, to: Number.POSITIVE_INFINITY, items: at(items.value) })]
      : []),
    ...(contains && least > 0 ? [forms.array({ kind: "contains", items: at(contains.value), least })] : []),
    ...(contains && maxContains
      ? [forms.array({ kind: "containsAtMost", items: at(contains.value), most: maxContains.value })]
      : []),
  ];
}

function objectForms(keywords: Keywords, forms: Forms, at: At): readonly Form[] {
  const { properties, patternProperties, additionalProperties, propertyNames, required } = keywords;
  const { minProperties, maxProperties, dependentRequired, dependentSchemas } = keywords;
  const named = properties?.value ?? new Map<string, SchemaId>();
  const patterns = patternProperties?.value ?? new Map<string, SchemaId>();
  const has = (name: string) => forms.object({ kind: "some", keys: namesForm([name], forms), values: forms.always });
  const lacks = (name: string) => forms.object({ kind: "every", keys: namesForm([name], forms), values: forms.never });
  return [
    ...[...named].map(([name, id]) => forms.object({ kind: "every", keys: namesForm([name], forms), values: at(id) })),
    ...[...patterns].map(([pattern, id]) =>
      forms.object({ kind: "every", keys: keysLike(pattern, forms), values: at(id) }),
    ),
    ...(additionalProperties
      ? [
          forms.object({
            kind: "every",
            keys: keysExcept(named.keys(), patterns.keys(), forms),
            values: at(additionalProperties.value),
          }),
        ]
      : []),
    ...(propertyNames
      ? [forms.object({ kind: "every", keys: forms.not(at(propertyNames.value)), values: forms.never })]
      : []),
    ...(required?.value ?? []).map(has),
    ...(minProperties && minProperties.value > 0
      ? [forms.object({ kind: "minProperties", least: minProperties.value })]
      : []),
    ...(maxProperties ? [forms.object({ kind: "maxProperties", most: maxProperties.value })] : []),
    ...[...(dependentRequired?.value ?? [])].map(([name, others]) =>
      forms.any([lacks(name), forms.all(others.map(has))]),
    ),
    ...[...(dependentSchemas?.value ?? [])].map(([name, id]) => forms.any([lacks(name), at(id)])),
  ];
}

function inPlaceForms(keywords: Keywords, forms: Forms, at: At): readonly Form[] {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, not, if: condition, then, else: otherwise } = keywords;
  return [
    ...($ref ? [at($ref.value)] : []),
    ...($dynamicRef && $dynamicRef.value.anchor === undefined ? [at($dynamicRef.value.target)] : []),
    ...(allOf?.value ?? []).map(at),
    ...(anyOf ? [forms.any(anyOf.value.map(at))] : []),
    ...(oneOf ? [forms.exactlyOne(oneOf.value.map(at))] : []),
    ...(not ? [forms.not(at(not.value))] : []),
    ...(condition && then ? [forms.any([forms.not(at(condition.value)), at(then.value)])] : []),
    ...(condition && otherwise ? [forms.any([at(condition.value), at(otherwise.value)])] : []),
  ];
}
