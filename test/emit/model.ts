import type { Api, Keywords, KeywordValues, Operation, Schema, SchemaId } from "../../generator/2-normalise/api.js";
import { callsOf } from "../../generator/3-analyse/calls.js";
import type { Model, Shape, TypeName } from "../../generator/3-analyse/model.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { Span } from "../../generator/diagnostics/source.js";

/** Models made by hand, so that an emitter is tested without the floors below it. */

export const at: Span = { source: { path: "test.yaml", text: "" }, start: 0, end: 0 };

export const idOf = (name: string): SchemaId => `#/components/schemas/${name}` as SchemaId;

export interface NamedSchema {
  readonly shape: Shape;
  readonly keywords?: Partial<KeywordValues>;
}

/** A model of named schemas; what a property refers to for its documentation is listed in `others`. */
export function modelOf(
  named: Readonly<Record<string, NamedSchema>>,
  others: Readonly<Record<string, NamedSchema>> = {},
  operations: readonly Operation[] = [],
): Model {
  const all = { ...named, ...others };
  const schemas = new Map(
    Object.entries(all).map(([name, { keywords = {} }]) => [idOf(name), schema(idOf(name), keywords)]),
  );
  const api: Api = {
    name: "test",
    at: { source: { path: "test.yaml", text: "" }, start: 0, end: 0 },
    written: { kind: "object", at: { source: { path: "test.yaml", text: "" }, start: 0, end: 0 }, entries: new Map() },
    info: { title: "Test API", version: "1", description: undefined },
    servers: [],
    security: [],
    operations,
    webhooks: undefined,
    schemas,
    named: new Map(Object.keys(named).map((name) => [idOf(name), name])),
    locationNames: new Map(),
    chosenNames: new Map(),
    enums: new Map(),
    copies: new Map(),
    dynamicAnchors: new Map(),
  };
  return {
    api,
    names: new Map(Object.keys(named).map((name) => [idOf(name), typeName(name)])),
    operationNames: new Map(),
    nameDecisions: [],
    enums: new Map(),
    calls: callsOf(api, createDiagnostics()),
    shapes: new Map(Object.entries(all).map(([name, { shape }]) => [idOf(name), shape])),
    unions: new Map(),
    exclusive: new Set(),
    secrets: new Set(),
    cases: new Map(),
    usage: new Map(),
    formats: new Map(),
  };
}

function schema(id: SchemaId, values: Partial<KeywordValues>): Schema {
  const keywords = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, at, keyAt: at }]),
  ) as Keywords;
  return { kind: "keywords", id, resource: id, at, keywords };
}

function typeName(type: string): TypeName {
  const camel = type.charAt(0).toLowerCase() + type.slice(1);
  return {
    type,
    is: `is${type}`,
    validate: `validate${type}`,
    parse: `parse${type}`,
    explain: `explain${type}`,
    schema: `${type}Schema`,
    match: `match${type}`,
    tags: `${camel}Tags`,
  };
}

export const text: Shape = { kind: "primitive", type: "string" };
export const number: Shape = { kind: "primitive", type: "number" };
export const nothing: Shape = { kind: "primitive", type: "null" };
export const literal = (value: string | number | boolean): Shape => ({ kind: "literal", value });
export const reference = (name: string): Shape => ({ kind: "reference", id: idOf(name) });
export const union = (...members: readonly Shape[]): Shape => ({ kind: "union", members });
export const intersection = (...members: readonly Shape[]): Shape => ({ kind: "intersection", members });
export const array = (items: Shape): Shape => ({ kind: "array", items });

/** An object shape; a `?` behind a name makes the property optional. */
export function object(
  properties: Readonly<Record<string, Shape>>,
  additional?: Shape,
  documentation: Readonly<Record<string, string>> = {},
): Shape {
  return {
    kind: "object",
    properties: Object.entries(properties).map(([key, shape]) => {
      const name = key.replace(/\?$/, "");
      const schemaName = documentation[name];
      return {
        name,
        shape,
        required: key === name,
        readOnly: false,
        schema: schemaName === undefined ? undefined : idOf(schemaName),
      };
    }),
    additional,
  };
}
