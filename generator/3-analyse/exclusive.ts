import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { Union } from "./model.js";
import { forbids, type PropertyFacts } from "./property-facts.js";
import { intersectionOf } from "./sets.js";

/**
 * The schemas whose `oneOf` validators need not count: no two members accept the same value (JSON Schema 2020-12 Core
 * §10.2.1.3), or a declared discriminator chooses one. Proven, never assumed. Knowing too little is safe and slower.
 */
export function exclusiveOf(api: Api, facts: Facts, unions: ReadonlyMap<SchemaId, Union>): ReadonlySet<SchemaId> {
  const exclusive = new Set<SchemaId>();
  for (const schema of api.schemas.values()) {
    const members = schema.kind === "keywords" ? schema.keywords.oneOf?.value : undefined;
    if (members === undefined) continue;
    const union = unions.get(schema.id);
    if (isDecided(union) || everyPair(members, (a, b) => excludeEachOther(a, b, facts))) exclusive.add(schema.id);
  }
  return exclusive;
}

/** Whether the tag alone identifies the variant, even if the tag is absent. */
function isDecided(union: Union | undefined): boolean {
  if (union?.keyword !== "oneOf" || !union.decisive) return false;
  return union.discrimination.by !== "tag" || union.discrimination.absent.length < 2;
}

function everyPair<T>(items: readonly T[], holds: (a: T, b: T) => boolean): boolean {
  return items.every((a, index) => items.slice(index + 1).every((b) => holds(a, b)));
}

/**
 * Whether no value is valid for both: no common type, no common value, or objects with properties that exclude each
 * other.
 */
function excludeEachOther(a: SchemaId, b: SchemaId, facts: Facts): boolean {
  const [one, other] = [facts.values(a), facts.values(b)];
  const types = intersectionOf(one.types, other.types);
  if (types.size === 0) return true;
  if (one.values && other.values && intersectionOf(one.values, other.values).size === 0) return true;
  const [mine, theirs] = [facts.properties(a), facts.properties(b)];
  return types.size === 1 && types.has("object") && (differByProperty(mine, theirs) || differByProperty(theirs, mine));
}

/** Whether one schema requires a property that the other one never has, or never with such a value. */
function differByProperty(one: PropertyFacts, other: PropertyFacts): boolean {
  return [...one.required].some((name) => {
    if (forbids(other, name)) return true;
    const [values, others] = [one.tags.get(name), other.tags.get(name)];
    return values !== undefined && others !== undefined && intersectionOf(values, others).size === 0;
  });
}
