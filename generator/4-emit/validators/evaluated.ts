import type { Keywords, SchemaId } from "../../2-normalise/api.js";
import type { PartKind, Schemas } from "./lowering.js";
import type { Application, Evaluated, EvaluatedParts, Evaluation, Premise, Rule } from "./program.js";
import { variantPremise } from "./variant-premises.js";

/**
 * Returns what the keywords beside an `unevaluated*` keyword evaluate, themselves and through the schemas that they
 * apply to the same value (JSON Schema 2020-12 Core §11.2, §11.3). Returns `undefined` if they certainly evaluate
 * everything.
 *
 * A schema that must hold for the value to be valid is assumed to hold: if it does not, the value is refused anyway. A
 * schema that may hold gets a premise, which is tested. Each schema is visited once, however many paths lead to it.
 */
export function evaluatedBy(
  start: SchemaId,
  partKind: PartKind,
  { schemas, unions }: Schemas,
  use: (id: SchemaId) => Rule,
): Evaluated | undefined {
  const entered = new Map<SchemaId, Step>();
  const order: Step[] = [];
  enter(start);
  const steps = order.toReversed();
  for (const step of steps) spread(step);
  const certain = steps.filter(({ applied }) => applied === "always").flatMap(({ parts }) => parts);
  if (certain.some(({ kind }) => kind === "all")) return undefined;
  return needed(steps.map((step) => withoutCertain(step, certain)));

  /** Adds a schema and all that it applies to `order`, the schema itself last. */
  function enter(id: SchemaId): Step {
    const earlier = entered.get(id);
    if (earlier !== undefined) return earlier;
    const schema = schemas.get(id);
    const keywords = schema?.kind === "keywords" ? schema.keywords : {};
    const step: Step = { id, applied: [], parts: evaluatedParts(keywords, partKind, id !== start, use), next: [] };
    entered.set(id, step);
    step.next = appliedBy(keywords, partKind, variantIn(id), use)
      .toReversed()
      .map(({ to, premise }) => ({ step: enter(to), premise }));
    order.push(step);
    return step;
  }

  function variantIn(id: SchemaId) {
    return (member: SchemaId, keyword: "anyOf" | "oneOf") => variantPremise(member, keyword, unions.get(id), use);
  }

  /** Passes on to the schemas that a schema applies how they are applied. All that apply this one come before it. */
  function spread(from: Step): void {
    if (from.id === start) from.applied = "always";
    for (const { step, premise } of from.next) {
      if (step.applied === "always") continue;
      if (premise.kind === "none" && from.applied === "always") step.applied = "always";
      else step.applied = [...step.applied, { from: from.id, premise }];
    }
  }
}

interface Step {
  readonly id: SchemaId;
  readonly parts: readonly EvaluatedParts[];
  next: readonly { readonly step: Step; readonly premise: Premise }[];
  applied: "always" | readonly Application[];
}

/** A schema that may hold, without the properties that are evaluated in any case. */
function withoutCertain({ id, applied, parts }: Step, certain: readonly EvaluatedParts[]): Evaluation {
  if (applied === "always") return { id, applied, parts };
  const names = new Set(certain.flatMap((part) => (part.kind === "names" ? part.names : [])));
  const left = parts.flatMap((part): readonly EvaluatedParts[] => {
    if (part.kind !== "names") return [part];
    const others = part.names.filter((name) => !names.has(name));
    return others.length > 0 ? [{ ...part, names: others }] : [];
  });
  return { id, applied, parts: left };
}

/** The schemas that evaluate anything, and those that decide whether these are applied. */
function needed(steps: Evaluated): Evaluated {
  const deciding = new Set<SchemaId>();
  const kept = steps.toReversed().filter(({ id, applied, parts }) => {
    if (parts.length === 0 && !deciding.has(id)) return false;
    if (applied !== "always") for (const { from } of applied) deciding.add(from);
    return true;
  });
  return kept.toReversed();
}

/** What `properties` and `patternProperties` evaluate. */
export function evaluatedProperties(
  properties: Keywords["properties"],
  patternProperties: Keywords["patternProperties"],
): readonly EvaluatedParts[] {
  return [
    ...(properties && properties.value.size > 0
      ? [{ kind: "names" as const, names: [...properties.value.keys()] }]
      : []),
    ...[...(patternProperties?.value.keys() ?? [])].map((pattern) => ({ kind: "pattern" as const, pattern })),
  ];
}

function evaluatedParts(
  keywords: Keywords,
  partKind: PartKind,
  inside: boolean,
  use: (id: SchemaId) => Rule,
): readonly EvaluatedParts[] {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = keywords;
  const { prefixItems, items, contains, unevaluatedItems } = keywords;
  const everything = { kind: "all" } as const;
  if (partKind === "properties") {
    if (additionalProperties || (inside && unevaluatedProperties)) return [everything];
    return evaluatedProperties(properties, patternProperties);
  }
  if (items || (inside && unevaluatedItems)) return [everything];
  return [
    ...(prefixItems ? [{ kind: "first" as const, count: prefixItems.value.length }] : []),
    ...(contains ? [{ kind: "matching" as const, rule: use(contains.value) }] : []),
  ];
}

/**
 * The schemas that a schema applies to the same value, and whose evaluation counts; that of `not` never does. For
 * items, `dependentSchemas` does not count: it is about objects.
 */
function appliedBy(
  keywords: Keywords,
  partKind: PartKind,
  variant: (member: SchemaId, keyword: "anyOf" | "oneOf") => Premise,
  use: (id: SchemaId) => Rule,
) {
  const dependent = partKind === "properties" ? [...(keywords.dependentSchemas?.value ?? [])] : [];
  const { $ref, allOf, anyOf, oneOf, if: condition, then: consequence, else: alternative } = keywords;
  const none: Premise = { kind: "none" };
  const holds = (id: SchemaId): Premise => ({ kind: "holds", rule: use(id) });
  return [
    ...($ref ? [{ to: $ref.value, premise: none }] : []),
    ...(allOf?.value ?? []).map((to) => ({ to, premise: none })),
    ...(anyOf?.value ?? []).map((to) => ({ to, premise: variant(to, "anyOf") })),
    ...(oneOf?.value ?? []).map((to) => ({ to, premise: variant(to, "oneOf") })),
    ...(condition ? [{ to: condition.value, premise: holds(condition.value) }] : []),
    ...(condition && consequence ? [{ to: consequence.value, premise: holds(condition.value) }] : []),
    ...(condition && alternative
      ? [{ to: alternative.value, premise: { kind: "fails" as const, rule: use(condition.value) } }]
      : []),
    ...dependent.map(([property, to]) => ({ to, premise: { kind: "present" as const, property } })),
  ];
}
