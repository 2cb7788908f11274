import type { Api, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import { isAnnotated } from "../2-normalise/conjuncts.js";
import { type Conjunction, conjunctionOf } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import type { Property, Shape } from "./model.js";
import { intersectionOf, neverShape, unionOf, unknownShape } from "./shape-algebra.js";
import { allTypes } from "./value-facts.js";

interface Shaping {
  readonly api: Api;
  readonly facts: Facts;
  /** The properties that values always have, whichever part of the schema says so. */
  readonly required: ReadonlySet<string>;
  /** The shape of a schema that is applied to a property. */
  readonly use: (id: SchemaId) => Shape;
  /** A property as the schemas around this one declare it. */
  readonly around: (name: string) => Property | undefined;
}

/** What a conjunction says of objects; nothing if it says nothing of their properties. */
export function objectShape(conjunction: Conjunction, shaping: Shaping): Shape | undefined {
  const properties = [...declaredIn(conjunction, shaping), ...onlyRequiredIn(conjunction, shaping)];
  const additional = additionalIn(conjunction, shaping);
  if (properties.length > 0 || additional !== undefined) return { kind: "object", properties, additional };
  return isEmptyObject(conjunction, shaping) ? { kind: "object", properties, additional: neverShape } : undefined;
}

/** The properties that the conjunction's own schemas declare. One declared twice is both. */
function declaredIn({ schemas }: Conjunction, { api, required, use }: Shaping): readonly Property[] {
  const declarations = new Map<string, SchemaId[]>();
  for (const { keywords } of schemas) {
    for (const [name, id] of keywords.properties?.value ?? []) {
      const earlier = declarations.get(name);
      if (earlier === undefined) declarations.set(name, [id]);
      else earlier.push(id);
    }
  }
  return [...declarations].map(([name, ids]) => ({
    name,
    shape: intersectionOf(ids.map(use)),
    required: required.has(name),
    readOnly: ids.some((id) => isAnnotated(api.schemas, id, "readOnly")),
    schema: ids[0],
  }));
}

/**
 * The properties that are required here and declared elsewhere, if anywhere: in a schema that this one refers to, or
 * in one around it. They are what they are there, only not optional.
 */
function onlyRequiredIn({ schemas, references }: Conjunction, shaping: Shaping): readonly Property[] {
  const { api, facts, use, around } = shaping;
  const declaredHere = new Set(schemas.flatMap(({ keywords }) => [...(keywords.properties?.value.keys() ?? [])]));
  const requiredHere = new Set(schemas.flatMap(({ keywords }) => keywords.required?.value ?? []));
  return [...requiredHere].flatMap((name): readonly Property[] => {
    if (declaredHere.has(name) || references.some((id) => facts.properties(id).required.has(name))) return [];
    const schema = references.map((id) => declarationOf(name, id, api, facts)).find((id) => id !== undefined);
    const readOnly = schema !== undefined && isAnnotated(api.schemas, schema, "readOnly");
    if (schema !== undefined) return [{ name, shape: use(schema), required: true, readOnly, schema }];
    const property = around(name);
    if (property?.required) return [];
    return [{ name, shape: unknownShape, readOnly: false, schema: undefined, ...property, required: true }];
  });
}

/** The schema of a property, as a named schema or one joined to it declares it. */
function declarationOf(name: string, start: SchemaId, api: Api, facts: Facts): SchemaId | undefined {
  const named = new Set([start]);
  // A Set gives what is added while it is walked.
  for (const id of named) {
    const { schemas, references } = conjunctionOf(id, allTypes, api, facts);
    for (const { keywords } of schemas) {
      const declared = keywords.properties?.value.get(name);
      if (declared !== undefined) return declared;
    }
    for (const reference of references) named.add(reference);
  }
  return undefined;
}

/**
 * What the properties not listed are, by `additionalProperties` and `patternProperties` (Core §10.3.2). Each of the
 * schemas speaks of what it does not list itself; said of all, that is looser at most where they list it differently.
 */
function additionalIn({ schemas }: Conjunction, shaping: Shaping): Shape | undefined {
  const said = schemas.flatMap((schema): readonly Shape[] => {
    const { patternProperties, additionalProperties } = schema.keywords;
    const patterned = [...(patternProperties?.value.values() ?? [])].map(shaping.use);
    if (patternProperties === undefined && (additionalProperties === undefined || isClosed(schema, shaping))) return [];
    if (additionalProperties === undefined) return [unknownShape];
    return [unionOf([...patterned, shaping.use(additionalProperties.value)])];
  });
  return said.length === 0 ? undefined : intersectionOf(said);
}

/** `additionalProperties: false` and nothing else. Where properties come from elsewhere it is left to the validators. */
function isEmptyObject({ schemas, references }: Conjunction, shaping: Shaping): boolean {
  const alone = references.length === 0 && schemas.every(({ keywords }) => !keywords.anyOf && !keywords.oneOf);
  return alone && schemas.some((schema) => isClosed(schema, shaping));
}

function isClosed({ keywords }: KeywordSchema, { facts }: Shaping): boolean {
  const { additionalProperties, patternProperties } = keywords;
  if (additionalProperties === undefined || patternProperties !== undefined) return false;
  return facts.values(additionalProperties.value).types.size === 0;
}
