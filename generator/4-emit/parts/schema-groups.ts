import type { SchemaId } from "../../2-normalise/api.js";
import { subschemasOf } from "../../2-normalise/applicators.js";
import type { Discrimination, Model, Shape } from "../../3-analyse/model.js";

/**
 * The schemas with names in groups: those that lead to each other are in one, so that no two groups do. Most schemas are alone.
 * Groups and their members are in the order of the contract.
 */
export function connectedGroups(model: Model): readonly (readonly SchemaId[])[] {
  const ids = [...model.names.keys()];
  const order = new Map(ids.map((id, index) => [id, index]));
  const rank = (id: SchemaId) => order.get(id) ?? 0;
  const groups = stronglyConnected(ids, (id) => referencesOf(id, model));
  return groups
    .map((group) => group.toSorted((a, b) => rank(a) - rank(b)))
    .toSorted(([a], [b]) => rank(a as SchemaId) - rank(b as SchemaId));
}

/** The schemas with names that a schema leads to: by its keywords, in its type and as variants. */
function referencesOf(id: SchemaId, { api, names, shapes, unions }: Model): ReadonlySet<SchemaId> {
  const references = new Set<SchemaId>();
  const seen = new Set([id]);
  const visit = (target: SchemaId) => (names.has(target) ? references : seen).add(target);
  // A Set is walked to what is added meanwhile.
  for (const each of seen) {
    const schema = api.schemas.get(each);
    for (const applied of schema === undefined ? [] : subschemasOf(schema)) visit(applied);
    for (const variant of variantsOf(unions.get(each)?.discrimination)) visit(variant);
  }
  const shape = shapes.get(id);
  if (shape !== undefined) visitReferences(shape, visit);
  return references;
}

function variantsOf(discrimination: Discrimination | undefined): readonly SchemaId[] {
  if (discrimination === undefined) return [];
  return discrimination.by === "trial" ? discrimination.variants : [...discrimination.variants.values()];
}

function visitReferences(shape: Shape, visit: (id: SchemaId) => void): void {
  switch (shape.kind) {
    case "reference":
      visit(shape.id);
      break;
    case "array":
      visitReferences(shape.items, visit);
      break;
    case "tuple":
      for (const item of shape.items) visitReferences(item, visit);
      if (shape.rest !== undefined) visitReferences(shape.rest, visit);
      break;
    case "object":
      for (const property of shape.properties) visitReferences(property.shape, visit);
      if (shape.additional !== undefined) visitReferences(shape.additional, visit);
      break;
    case "union":
    case "intersection":
      for (const member of shape.members) visitReferences(member, visit);
      break;
    case "unknown":
    case "never":
    case "primitive":
    case "literal":
    case "bytes":
    case "notNull":
      break;
    default:
      shape satisfies never;
  }
}

/** A node on the way from the start, and the references that are still to be followed. */
interface Step {
  readonly id: SchemaId;
  readonly references: Iterator<SchemaId>;
}

/** Tarjan's strongly connected components, with a stack of its own: no contract is nested too deeply. */
function stronglyConnected(
  ids: readonly SchemaId[],
  referencesOf: (id: SchemaId) => Iterable<SchemaId>,
): readonly (readonly SchemaId[])[] {
  const groups: (readonly SchemaId[])[] = [];
  const numbers = new Map<SchemaId, number>();
  /** Of each schema: the smallest number that it leads to among those that are in no group yet. */
  const lowest = new Map<SchemaId, number>();
  const open: SchemaId[] = [];
  const isOpen = new Set<SchemaId>();
  const lower = (id: SchemaId, number = Number.POSITIVE_INFINITY) =>
    lowest.set(id, Math.min(lowest.get(id) ?? number, number));
  for (const start of ids) {
    const path: Step[] = [];
    const enter = (id: SchemaId) => {
      lowest.set(id, numbers.size);
      numbers.set(id, numbers.size);
      open.push(id);
      isOpen.add(id);
      path.push({ id, references: referencesOf(id)[Symbol.iterator]() });
    };
    if (!numbers.has(start)) enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { id, references } = step;
      const next = references.next();
      if (!next.done) {
        if (!numbers.has(next.value)) enter(next.value);
        else if (isOpen.has(next.value)) lower(id, numbers.get(next.value));
        continue;
      }
      path.pop();
      const caller = path.at(-1);
      if (caller !== undefined) lower(caller.id, lowest.get(id));
      if (lowest.get(id) !== numbers.get(id)) continue;
      const group = open.splice(open.indexOf(id));
      for (const member of group) isOpen.delete(member);
      groups.push(group);
    }
  }
  return groups;
}
