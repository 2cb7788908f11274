import { mapped, withSubschemas } from "../../generator/compare/witness/written-schemas.js";
import type { Components, WrittenSchema } from "./written.js";

/** Component schemas in OpenAPI 3.0, and what they mean in JSON Schema 2020-12. */
export interface Translation {
  readonly written: Components;
  readonly meant: Components;
}

/** Component schemas, reduced to what OpenAPI 3.0 can express (OAS 3.0.3 §4.7.24.1). */
export function inOpenApi30(components: Components): Translation {
  const meant = mapped(components, expressible);
  return { meant, written: mapped(meant, rewritten) };
}

/** A schema without what 3.0 cannot express: boolean schemas, several types, `const`, keywords beside a `$ref`. */
function expressible(schema: WrittenSchema): WrittenSchema {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  // OpenAPI 3.0 has no `$defs`.
  if (schema.$ref !== undefined) return String(schema.$ref).includes("/$defs/") ? {} : { $ref: schema.$ref };
  const { const: constant, type, ...others } = schema;
  const rest = Object.fromEntries(Object.entries(others).filter(([keyword]) => !newerKeywords.has(keyword)));
  const types = ([] as unknown[]).concat(type ?? []) as readonly string[];
  const [first, ...more] = types.filter((each) => each !== "null");
  const nullable = first !== undefined && more.length < types.length - 1 ? [first, "null"] : first;
  const { additionalProperties } = rest;
  return {
    ...withSubschemas(
      {
        ...rest,
        ...("const" in schema ? { enum: [constant] } : {}),
        ...(types.length === 0 ? {} : first === undefined ? { enum: [null] } : { type: nullable }),
        ...(first === "array" ? { items: rest.items ?? {} } : {}),
        ...(rest.exclusiveMinimum === undefined ? {} : { minimum: undefined }),
        ...(rest.exclusiveMaximum === undefined ? {} : { maximum: undefined }),
      },
      expressible,
    ),
    ...(typeof additionalProperties === "boolean" ? { additionalProperties } : {}),
  };
}

/** The keywords that 3.0 lacks, except `const`. */
const newerKeywords: ReadonlySet<string> = new Set([
  ...["$defs", "if", "then", "else", "prefixItems", "contains", "minContains", "maxContains", "patternProperties"],
  ...["propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties"],
]);

/** A schema with the keywords that 3.0 writes differently. */
function rewritten(schema: WrittenSchema): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const { type, exclusiveMinimum, exclusiveMaximum } = schema;
  const keywords = {
    ...schema,
    ...(Array.isArray(type) ? { type: type[0], nullable: true } : {}),
    ...(exclusiveMinimum === undefined ? {} : { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum === undefined ? {} : { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
  return withSubschemas(keywords, rewritten);
}
