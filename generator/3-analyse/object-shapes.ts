import type { Api, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import { isAnnotated } from "../2-normalise/conjuncts.js";
import { type Conjunction, conjunctionOf } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import type { Property, Shape } from "./model.js";
import { intersectionOf, neverShape, unionOf, unknownShape } from "./shape-algebra.js";
import { allTypes } from "./value-facts.js";

interface ShapeContext {
  readonly api: Api;
  readonly facts: Facts;
  /** The properties that every value has, by any keyword of the whole schema. */
  readonly required: ReadonlySet<string>;
  /** The shape of a schema that applies to a property. */
  readonly shapeOfSubschema: (id: SchemaId) => Shape;
  /** A property as the enclosing schemas declare it. */
  readonly outerProperty: (name: string) => Property | undefined;
}

/** The shape of the objects that a conjunction accepts; undefined if no schema in it constrains their properties. */
export function objectShape(conjunction: Conjunction, context: ShapeContext): Shape | undefined {
  const properties = [...declaredIn(conjunction, context), ...onlyRequiredIn(conjunction, context)];
  const additional = additionalIn(conjunction, context);
  if (properties.length > 0 || additional !== undefined) return { kind: "object", properties, additional };
  return isEmptyObject(conjunction, context) ? { kind: "object", properties, additional: neverShape } : undefined;
}

/** The properties that the conjunction's own schemas declare. One that is declared twice gets the intersection. */
function declaredIn({ schemas }: Conjunction, context: ShapeContext): readonly Property[] {
  const { api, required, shapeOfSubschema, outerProperty } = context;
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
    shape: intersectionOf(ids.map(shapeOfSubschema)),
    required: required.has(name) || outerProperty(name)?.required === true,
    readOnly: ids.some((id) => isAnnotated(api.schemas, id, "readOnly")),
    schema: ids[0],
  }));
}

/**
 * The properties that are required here, and declared in a referenced or enclosing schema or nowhere. They have the
 * shape declared there, but are not optional.
 */
function onlyRequiredIn({ schemas, references }: Conjunction, context: ShapeContext): readonly Property[] {
  const { api, facts, shapeOfSubschema, outerProperty } = context;
  const declaredHere = new Set(schemas.flatMap(({ keywords }) => [...(keywords.properties?.value.keys() ?? [])]));
  const requiredHere = new Set(schemas.flatMap(({ keywords }) => keywords.required?.value ?? []));
  return [...requiredHere].flatMap((name): readonly Property[] => {
    if (declaredHere.has(name) || references.some((id) => facts.properties(id).required.has(name))) return [];
    const schema = references.map((id) => declarationOf(name, id, api, facts)).find((id) => id !== undefined);
    const readOnly = schema !== undefined && isAnnotated(api.schemas, schema, "readOnly");
    if (schema !== undefined) return [{ name, shape: shapeOfSubschema(schema), required: true, readOnly, schema }];
    const property = outerProperty(name);
    if (property?.required) return [];
    return [{ name, shape: unknownShape, readOnly: false, schema: undefined, ...property, required: true }];
  });
}

/** The schema of a property that a named schema, or one joined to it, declares. */
function declarationOf(name: string, start: SchemaId, api: Api, facts: Facts): SchemaId | undefined {
  const named = new Set([start]);
  // Iterating a Set visits elements that are added meanwhile.
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
 * schemas speaks of what it does not list itself; shapes of all, that is looser at most where they list it differently.
 */
function additionalIn({ schemas }: Conjunction, context: ShapeContext): Shape | undefined {
  const shapes = schemas.flatMap((schema): readonly Shape[] => {
    const { patternProperties, additionalProperties } = schema.keywords;
    const patterned = [...(patternProperties?.value.values() ?? [])].map(context.shapeOfSubschema);
    if (patternProperties === undefined && (additionalProperties === undefined || isClosed(schema, context))) return [];
    if (additionalProperties === undefined) return [unknownShape];
    return [unionOf([...patterned, context.shapeOfSubschema(additionalProperties.value)])];
  });
  return shapes.length === 0 ? undefined : intersectionOf(shapes);
}

/**
 * Whether no property is allowed: `additionalProperties: false` alone. If others declare properties, validators check
 * it.
 */
function isEmptyObject({ schemas, references }: Conjunction, context: ShapeContext): boolean {
  const alone = references.length === 0 && schemas.every(({ keywords }) => !keywords.anyOf && !keywords.oneOf);
  return alone && schemas.some((schema) => isClosed(schema, context));
}

function isClosed({ keywords }: KeywordSchema, { facts }: ShapeContext): boolean {
  const { additionalProperties, patternProperties } = keywords;
  if (additionalProperties === undefined || patternProperties !== undefined) return false;
  return facts.values(additionalProperties.value).types.size === 0;
}
