import type { Components, WrittenKeywords, WrittenSchema } from "./schemas.js";

/** Component schemas in OpenAPI 3.0, and what they mean in JSON Schema 2020-12. */
export interface Translation {
  readonly written: Components;
  readonly meant: Components;
}

/** Component schemas as near as OpenAPI 3.0 comes to them (OAS 3.0.3 §4.7.24.1). */
export function inOpenApi30(components: Components): Translation {
  const meant = mapped(components, expressible);
  return { meant, written: mapped(meant, rewritten) };
}

/** A schema without what 3.0 cannot say: boolean schemas, several types at once, `const`, what is beside a `$ref`. */
function expressible(schema: WrittenSchema): WrittenSchema {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  const { const: constant, prefixItems, patternProperties, propertyNames, type, ...rest } = schema;
  const types = ([] as unknown[]).concat(type ?? []) as readonly string[];
  const [first, ...others] = types.filter((each) => each !== "null");
  const nullable = first !== undefined && others.length < types.length - 1 ? [first, "null"] : first;
  return inside(
    {
      ...rest,
      ...("const" in schema ? { enum: [constant] } : {}),
      ...(types.length === 0 ? {} : first === undefined ? { enum: [null] } : { type: nullable }),
      ...(first === "array" ? { items: rest.items ?? {} } : {}),
      ...(rest.exclusiveMinimum === undefined ? {} : { minimum: undefined }),
      ...(rest.exclusiveMaximum === undefined ? {} : { maximum: undefined }),
    },
    expressible,
  );
}

/** The keywords that 3.0 writes differently. */
function rewritten(schema: WrittenSchema): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const { type, exclusiveMinimum, exclusiveMaximum } = schema;
  const keywords = {
    ...schema,
    ...(Array.isArray(type) ? { type: type[0], nullable: true } : {}),
    ...(exclusiveMinimum === undefined ? {} : { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum === undefined ? {} : { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
  return inside(keywords, rewritten);
}

/** A schema with the schemas inside it changed. */
function inside(schema: WrittenKeywords, change: (schema: WrittenSchema) => WrittenSchema): WrittenKeywords {
  const entries = Object.entries(schema).flatMap(([keyword, value]): readonly (readonly [string, unknown])[] => {
    if (value === undefined) return [];
    if (["allOf", "anyOf", "oneOf"].includes(keyword)) return [[keyword, (value as WrittenSchema[]).map(change)]];
    if (keyword === "properties") return [[keyword, mapped(value as Components, change)]];
    if (keyword === "additionalProperties" && typeof value === "boolean") return [[keyword, value]];
    const isSchema = ["items", "not", "additionalProperties"].includes(keyword);
    return [[keyword, isSchema ? change(value as WrittenSchema) : value]];
  });
  return Object.fromEntries(entries);
}

function mapped(schemas: Components, change: (schema: WrittenSchema) => WrittenSchema): Components {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]));
}
