import type { Keywords, SchemaId } from "../../2-normalise/api.js";
import type { Parts, Schemas } from "./lowering.js";
import type { Evaluated, Evaluation, Look, Premise, Rule, Way } from "./program.js";
import { variantPremise } from "./variant-premises.js";

/**
 * What the keywords beside an `unevaluated*` look at, and the schemas that they apply to the same value (JSON Schema
 * 2020-12 Core §11.2, §11.3). Nothing where they are certain to look at everything.
 *
 * A schema that must hold for the value to be valid is taken to hold: where it does not, the value is refused anyway.
 * What only may hold becomes a premise, which is tested. Each schema is asked once, however many ways lead to it.
 */
export function evaluatedBy(
  start: SchemaId,
  parts: Parts,
  { schemas, unions }: Schemas,
  use: (id: SchemaId) => Rule,
): Evaluated | undefined {
  const entered = new Map<SchemaId, Step>();
  const order: Step[] = [];
  enter(start);
  const steps = order.toReversed();
  for (const step of steps) spread(step);
  const certain = steps.filter(({ applied }) => applied === "always").flatMap(({ looks }) => looks);
  if (certain.some(({ kind }) => kind === "all")) return undefined;
  return needed(steps.map((step) => withoutCertain(step, certain)));

  /** Puts a schema and all that it applies into the order, itself last and what it applies first in front of it. */
  function enter(id: SchemaId): Step {
    const known = entered.get(id);
    if (known !== undefined) return known;
    const schema = schemas.get(id);
    const keywords = schema?.kind === "keywords" ? schema.keywords : {};
    const step: Step = { id, applied: [], looks: looksOf(keywords, parts, id !== start, use), next: [] };
    entered.set(id, step);
    step.next = appliedBy(keywords, parts, variantIn(id), use)
      .toReversed()
      .map(({ to, premise }) => ({ step: enter(to), premise }));
    order.push(step);
    return step;
  }

  function variantIn(id: SchemaId) {
    return (member: SchemaId, keyword: "anyOf" | "oneOf") => variantPremise(member, keyword, unions.get(id), use);
  }

  /** Tells what a schema applies how it is applied. Those that apply this one have been asked before. */
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
  readonly looks: readonly Look[];
  next: readonly { readonly step: Step; readonly premise: Premise }[];
  applied: "always" | readonly Way[];
}

/** A schema that may hold, without the names that are looked at in any case. */
function withoutCertain({ id, applied, looks }: Step, certain: readonly Look[]): Evaluation {
  if (applied === "always") return { id, applied, looks };
  const names = new Set(certain.flatMap((look) => (look.kind === "names" ? look.names : [])));
  const left = looks.flatMap((look): readonly Look[] => {
    if (look.kind !== "names") return [look];
    const others = look.names.filter((name) => !names.has(name));
    return others.length > 0 ? [{ ...look, names: others }] : [];
  });
  return { id, applied, looks: left };
}

/** The schemas that look at anything, and those that say whether these apply. */
function needed(steps: Evaluated): Evaluated {
  const asked = new Set<SchemaId>();
  const kept = steps.toReversed().filter(({ id, applied, looks }) => {
    if (looks.length === 0 && !asked.has(id)) return false;
    if (applied !== "always") for (const { from } of applied) asked.add(from);
    return true;
  });
  return kept.toReversed();
}

/** What `properties` and `patternProperties` look at. */
export function looksAtProperties(
  properties: Keywords["properties"],
  patternProperties: Keywords["patternProperties"],
): readonly Look[] {
  return [
    ...(properties && properties.value.size > 0
      ? [{ kind: "names" as const, names: [...properties.value.keys()] }]
      : []),
    ...[...(patternProperties?.value.keys() ?? [])].map((pattern) => ({ kind: "pattern" as const, pattern })),
  ];
}

function looksOf(keywords: Keywords, parts: Parts, inside: boolean, use: (id: SchemaId) => Rule): readonly Look[] {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = keywords;
  const { prefixItems, items, contains, unevaluatedItems } = keywords;
  const everything = { kind: "all" } as const;
  if (parts === "properties") {
    if (additionalProperties || (inside && unevaluatedProperties)) return [everything];
    return looksAtProperties(properties, patternProperties);
  }
  if (items || (inside && unevaluatedItems)) return [everything];
  return [
    ...(prefixItems ? [{ kind: "first" as const, count: prefixItems.value.length }] : []),
    ...(contains ? [{ kind: "matching" as const, rule: use(contains.value) }] : []),
  ];
}

/**
 * The schemas applied to the same value whose looking counts: what `not` looks at never does. What has items has no
 * properties that a schema could depend on, although an array has a member `0`.
 */
function appliedBy(
  keywords: Keywords,
  parts: Parts,
  variant: (member: SchemaId, keyword: "anyOf" | "oneOf") => Premise,
  use: (id: SchemaId) => Rule,
) {
  const dependent = parts === "properties" ? [...(keywords.dependentSchemas?.value ?? [])] : [];
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
