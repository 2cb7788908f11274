import type { KeywordSchema, Schema, SchemaId } from "../2-normalise/api.js";
import type { TagValue } from "./model.js";
import { intersectionOf, unionOf } from "./sets.js";
import type { ValueFacts } from "./value-facts.js";

/**
 * What is certain of the properties of an object that a schema accepts. Decides which property can be a tag, and
 * whether a tag alone decides.
 *
 * Knowing too little is safe: the union is then told apart by trial. Knowing too much makes validators wrong.
 */
export interface PropertyFacts {
  /** Properties that can only have the values listed. */
  readonly tags: ReadonlyMap<string, ReadonlySet<TagValue>>;
  /** Properties that are always there. */
  readonly required: ReadonlySet<string>;
  /** Properties that are never there. */
  readonly forbidden: ReadonlySet<string>;
  /** The only properties there can be; absent where there can be any. */
  readonly allowed: ReadonlySet<string> | undefined;
  /** Properties of which anything is said, by any part of the schema. Here it is knowing too little that is wrong. */
  readonly mentioned: ReadonlySet<string>;
  /** Whether anything may be said of properties that `mentioned` does not list: by pattern, or under a condition. */
  readonly patterned: boolean;
}

interface Tables {
  readonly values: (id: SchemaId) => ValueFacts | undefined;
  readonly properties: (id: SchemaId) => PropertyFacts;
}

/** The facts of every schema, seen through `$ref`, `allOf`, `anyOf` and `oneOf`. The schemas come in in-place order. */
export function propertyFactsOf(
  order: readonly Schema[],
  values: ReadonlyMap<SchemaId, ValueFacts>,
): ReadonlyMap<SchemaId, PropertyFacts> {
  const facts = new Map<SchemaId, PropertyFacts>();
  const tables: Tables = { values: (id) => values.get(id), properties: (id) => facts.get(id) ?? nothingKnown };
  for (const schema of order) facts.set(schema.id, factsOf(schema, tables));
  return facts;
}

/** Whether an object that the schema accepts never has the property. */
export function forbids({ forbidden, allowed }: PropertyFacts, property: string): boolean {
  return forbidden.has(property) || (allowed !== undefined && !allowed.has(property));
}

const nothingKnown: PropertyFacts = {
  tags: new Map(),
  required: new Set(),
  forbidden: new Set(),
  allowed: undefined,
  mentioned: new Set(),
  patterned: false,
};

function factsOf(schema: Schema, tables: Tables): PropertyFacts {
  if (schema.kind === "boolean") return nothingKnown;
  const { $ref, allOf, anyOf, oneOf } = schema.keywords;
  const conjuncts = [$ref ? [$ref.value] : [], allOf?.value ?? []].flat().map(tables.properties);
  const unions = [anyOf, oneOf].flatMap((union) => {
    // Only variants that an object can be have a say.
    const variants = union?.value.filter((id) => tables.values(id)?.types.has("object")) ?? [];
    return variants.length === 0 ? [] : [either(variants.map(tables.properties))];
  });
  return all([own(schema, tables), ...conjuncts, ...unions]);
}

function own({ keywords }: KeywordSchema, { values }: Tables): PropertyFacts {
  const { properties, patternProperties, additionalProperties, required } = keywords;
  const patterned = sayingMore.some((keyword) => keywords[keyword] !== undefined);
  if (!properties && !additionalProperties && !required && !patterned) return nothingKnown;
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

/** Keywords that may say something of any property. */
const sayingMore = [
  ...([
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
  ] as const),
  ...(["not", "if", "then", "else"] as const),
];

/** `null` is no tag. */
function isTag(values: ValueFacts["values"]): values is ReadonlySet<TagValue> {
  return values !== undefined && values.size > 0 && !values.has(null);
}

/** What holds where every schema holds. */
function all(facts: readonly PropertyFacts[]): PropertyFacts {
  const known = facts.filter((each) => each !== nothingKnown);
  const [first] = known;
  if (first === undefined || known.length === 1) return first ?? nothingKnown;
  const [allowed, ...others] = known.flatMap((each) => each.allowed ?? []);
  return {
    tags: known.map(({ tags }) => tags).reduce(narrowed),
    required: unionOf(...known.map(({ required }) => required)),
    forbidden: unionOf(...known.map(({ forbidden }) => forbidden)),
    allowed: allowed && intersectionOf(allowed, ...others),
    mentioned: unionOf(...known.map(({ mentioned }) => mentioned)),
    patterned: known.some(({ patterned }) => patterned),
  };
}

/** What holds where at least one of the schemas holds. */
function either(facts: readonly PropertyFacts[]): PropertyFacts {
  const [first = nothingKnown, ...others] = facts;
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

/** The tags of two schemas that both hold. Values that contradict each other leave none: then nothing is certain of it. */
function narrowed(a: PropertyFacts["tags"], b: PropertyFacts["tags"]): PropertyFacts["tags"] {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  const tags = new Map(a);
  for (const [name, values] of b) {
    const common = intersectionOf(tags.get(name) ?? values, values);
    if (common.size > 0) tags.set(name, common);
    else tags.delete(name);
  }
  return tags;
}
