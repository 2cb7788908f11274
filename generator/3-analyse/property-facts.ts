import type { KeywordSchema, Schema, SchemaId } from "../2-normalise/api.js";
import type { TagValue } from "./model.js";
import { intersectionOf, unionOf } from "./sets.js";
import type { ValueFacts } from "./value-facts.js";

/**
 * What is certain about the properties of the objects that a schema accepts. Decides which property can be a tag, and
 * whether the tag alone identifies the variant.
 *
 * Knowing too little is safe: the union is then discriminated by trial. Knowing too much makes validators wrong.
 */
export interface PropertyFacts {
  /** Properties whose values are listed: they can have no other. */
  readonly tags: ReadonlyMap<string, ReadonlySet<TagValue>>;
  /** Properties that every object has. */
  readonly required: ReadonlySet<string>;
  /** Properties that no object has. */
  readonly forbidden: ReadonlySet<string>;
  /** The only properties that an object can have; undefined if there can be others. */
  readonly allowed: ReadonlySet<string> | undefined;
  /** Properties that any keyword constrains by name. Here knowing too little is wrong, and too much is safe. */
  readonly mentioned: ReadonlySet<string>;
  /** Whether a keyword may constrain properties that `mentioned` does not list: by pattern, or under a condition. */
  readonly patterned: boolean;
}

interface Tables {
  readonly values: (id: SchemaId) => ValueFacts | undefined;
  readonly properties: (id: SchemaId) => PropertyFacts;
}

/** The facts of every schema, through `$ref`, `allOf`, `anyOf` and `oneOf`. The schemas must be in in-place order. */
export function propertyFactsOf(
  order: readonly Schema[],
  values: ReadonlyMap<SchemaId, ValueFacts>,
): ReadonlyMap<SchemaId, PropertyFacts> {
  const facts = new Map<SchemaId, PropertyFacts>();
  const tables: Tables = { values: (id) => values.get(id), properties: (id) => facts.get(id) ?? noFacts };
  for (const schema of order) facts.set(schema.id, factsOf(schema, tables));
  return facts;
}

/** Whether no object that the schema accepts has the property. */
export function forbids({ forbidden, allowed }: PropertyFacts, property: string): boolean {
  return forbidden.has(property) || (allowed !== undefined && !allowed.has(property));
}

const noFacts: PropertyFacts = {
  tags: new Map(),
  required: new Set(),
  forbidden: new Set(),
  allowed: undefined,
  mentioned: new Set(),
  patterned: false,
};

function factsOf(schema: Schema, tables: Tables): PropertyFacts {
  if (schema.kind === "boolean") return noFacts;
  const { $ref, allOf, anyOf, oneOf } = schema.keywords;
  const conjuncts = [$ref ? [$ref.value] : [], allOf?.value ?? []].flat().map(tables.properties);
  const unions = [anyOf, oneOf].flatMap((union) => {
    // Variants that accept no object do not count.
    const variants = union?.value.filter((id) => tables.values(id)?.types.has("object")) ?? [];
    return variants.length === 0 ? [] : [factsOfAny(variants.map(tables.properties))];
  });
  return factsOfAll([ownFacts(schema, tables), ...conjuncts, ...unions]);
}

function ownFacts({ keywords }: KeywordSchema, { values }: Tables): PropertyFacts {
  const { properties, patternProperties, additionalProperties, required } = keywords;
  const patterned = openEndedKeywords.some((keyword) => keywords[keyword] !== undefined);
  if (!properties && !additionalProperties && !required && !patterned) return noFacts;
  const listed = [...(properties?.value ?? [])].map(([name, id]) => ({ name, facts: values(id) }));
  const possible = listed.filter(({ facts }) => facts?.types.size !== 0).map(({ name }) => name);
  const closed = additionalProperties && values(additionalProperties.value)?.types.size === 0;
  return {
    tags: new Map(listed.flatMap(({ name, facts }) => (isTag(facts?.values) ? [[name, facts.values]] : []))),
    required: new Set(required?.value),
    forbidden: new Set(listed.filter(({ facts }) => facts?.types.size === 0).map(({ name }) => name)),
    allowed: closed && patternProperties === undefined ? new Set(possible) : undefined,
    mentioned: new Set([...listed.map(({ name }) => name), ...(required?.value ?? [])]),
    patterned,
  };
}

/** Keywords that may constrain a property that they do not name. */
const openEndedKeywords = [
  ...([
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
  ] as const),
  ...(["not", "if", "then", "else"] as const),
];

/** Whether the values of a property can be tags. `null` is no tag. */
function isTag(values: ValueFacts["values"]): values is ReadonlySet<TagValue> {
  return values !== undefined && values.size > 0 && !values.has(null);
}

/** What is certain about objects that every one of the schemas accepts. */
function factsOfAll(facts: readonly PropertyFacts[]): PropertyFacts {
  const informative = facts.filter((each) => each !== noFacts);
  const [first] = informative;
  if (first === undefined || informative.length === 1) return first ?? noFacts;
  const [allowed, ...others] = informative.flatMap((each) => each.allowed ?? []);
  return {
    tags: informative.map(({ tags }) => tags).reduce(intersectTags),
    required: unionOf(...informative.map(({ required }) => required)),
    forbidden: unionOf(...informative.map(({ forbidden }) => forbidden)),
    allowed: allowed && intersectionOf(allowed, ...others),
    mentioned: unionOf(...informative.map(({ mentioned }) => mentioned)),
    patterned: informative.some(({ patterned }) => patterned),
  };
}

/** What is certain about objects that at least one of the schemas accepts. */
function factsOfAny(facts: readonly PropertyFacts[]): PropertyFacts {
  const [first = noFacts, ...others] = facts;
  if (others.length === 0) return first;
  const shared = [...first.tags.keys()].filter((name) => others.every(({ tags }) => tags.has(name)));
  const allowed = facts.flatMap((each) => each.allowed ?? []);
  return {
    tags: new Map(shared.map((name) => [name, unionOf(...facts.flatMap(({ tags }) => tags.get(name) ?? []))])),
    required: intersectionOf(first.required, ...others.map(({ required }) => required)),
    forbidden: intersectionOf(first.forbidden, ...others.map(({ forbidden }) => forbidden)),
    allowed: allowed.length === facts.length ? unionOf(...allowed) : undefined,
    mentioned: unionOf(...facts.map(({ mentioned }) => mentioned)),
    patterned: facts.some(({ patterned }) => patterned),
  };
}

/**
 * The tags of objects that both schemas accept. If their values exclude each other, nothing is certain of the property.
 */
function intersectTags(a: PropertyFacts["tags"], b: PropertyFacts["tags"]): PropertyFacts["tags"] {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  const tags = new Map(a);
  for (const [name, values] of b) {
    const common = intersectionOf(tags.get(name) ?? values, values);
    if (common.size > 0) tags.set(name, common);
    else tags.delete(name);
  }
  return tags;
}
