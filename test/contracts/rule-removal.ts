import type { OpenApiDocument, SchemaObject } from "./documents.js";

/** A contract in which one schema says one thing less. */
export interface Removal {
  readonly schema: string;
  /** What is gone, as `Share/properties/id/format`. */
  readonly place: string;
  readonly changed: OpenApiDocument;
}

/** Every contract that differs from this one by one assertion that is gone, `required` name by name. */
export function withoutOneRule(document: OpenApiDocument): readonly Removal[] {
  const { schemas } = document.components;
  return Object.entries(schemas).flatMap(([schema, value]) =>
    removals(value, schema).map(({ place, changed }) => ({
      schema,
      place,
      changed: { ...document, components: { ...document.components, schemas: { ...schemas, [schema]: changed } } },
    })),
  );
}

const assertions = [
  ...[
    "enum",
    "const",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxProperties",
    "format",
    "oneOf",
    "anyOf",
  ],
  ...["$ref", "nullable", "items", "propertyNames"],
];

interface Change {
  readonly place: string;
  readonly changed: SchemaObject;
}

function removals(schema: SchemaObject, place: string): readonly Change[] {
  const { required = [], properties = {} } = schema;
  return [
    ...assertions.flatMap((keyword) =>
      keyword in schema ? [{ place: `${place}/${keyword}`, changed: omit(schema, keyword) }] : [],
    ),
    // Beside a `const` or an `enum` the type says nothing new.
    ...("type" in schema && !("const" in schema || "enum" in schema) ? [withoutType(schema, place)] : []),
    ...required.map((name) => ({
      place: `${place}/required/${name}`,
      changed: { ...schema, required: required.filter((other) => other !== name) },
    })),
    ...Object.entries(properties).flatMap(([name, property]) =>
      removals(property, `${place}/properties/${name}`).map((change) => ({
        place: change.place,
        changed: { ...schema, properties: { ...properties, [name]: change.changed } },
      })),
    ),
    ...["items", "propertyNames", "additionalProperties"].flatMap((keyword) => {
      const inner = schema[keyword];
      if (typeof inner !== "object" || inner === null) return [];
      return removals(inner as SchemaObject, `${place}/${keyword}`).map((change) => ({
        place: change.place,
        changed: { ...schema, [keyword]: change.changed },
      }));
    }),
  ];
}

function withoutType(schema: SchemaObject, place: string): Change {
  return { place: `${place}/type`, changed: omit(schema, "type") };
}

function omit(schema: SchemaObject, keyword: string): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
}
