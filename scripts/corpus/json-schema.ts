import { mapped, withSubschemas } from "../../generator/compare/witness/written-schemas.js";
import type { Components, WrittenSchema } from "../../test/validators/written.js";

/**
 * The component schemas of a document in JSON Schema 2020-12, as they mean responses: `nullable`, exclusive bounds and
 * references of OpenAPI 3.0 are rewritten, and a property that is `writeOnly` is not required.
 */
export function inJsonSchema(contract: Readonly<Record<string, unknown>>): Components {
  const isOld = String(contract.openapi).startsWith("3.0");
  const components = contract.components as { readonly schemas?: Components } | undefined;
  return mapped(components?.schemas ?? {}, (schema) => rewritten(schema, isOld));
}

function rewritten(schema: WrittenSchema, isOld: boolean): WrittenSchema {
  if (typeof schema !== "object" || schema === null) return schema;
  if (isOld && "$ref" in schema) return { $ref: schema.$ref };
  const { nullable, exclusiveMinimum, exclusiveMaximum, minimum, maximum, type, required, properties, ...others } =
    schema;
  const writeOnly = new Set(
    Object.entries((properties as Components | undefined) ?? {}).flatMap(([name, property]) =>
      typeof property === "object" && property?.writeOnly === true ? [name] : [],
    ),
  );
  const both = {
    ...others,
    ...(type !== undefined && { type: nullable === true ? [...[type].flat(), "null"] : type }),
    ...(properties !== undefined && { properties }),
    ...(Array.isArray(required) && { required: required.filter((name) => !writeOnly.has(name)) }),
    ...bound("minimum", minimum, exclusiveMinimum),
    ...bound("maximum", maximum, exclusiveMaximum),
  };
  return withSubschemas(both, (inner) => rewritten(inner, isOld));
}

function bound(name: "minimum" | "maximum", limit: unknown, exclusive: unknown): object {
  const exclusively = name === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  if (exclusive === true) return { [exclusively]: limit };
  return {
    ...(limit !== undefined && { [name]: limit }),
    ...(typeof exclusive === "number" && { [exclusively]: exclusive }),
  };
}
