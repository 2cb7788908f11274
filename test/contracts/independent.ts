import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument, SchemaObject } from "./documents.js";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** What Ajv makes of a contract: a validator for each named schema. Shares no code with specmill. */
export function independentValidators(document: OpenApiDocument): (schema: string) => ValidateFunction {
  // What is not to be checked by a meta-schema is a wrapper of our own; `strict` still refuses keywords it does not know.
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    meta: false,
    validateSchema: false,
  });
  addFormats.default(ajv, ["date-time"]);
  ajv.addFormat("uuid", uuid).addFormat("uuid4", uuid4);
  // `discriminator` is a hint that never changes what is valid, and Ajv knows no `mapping`: it is left alone.
  ajv.addVocabulary(["components", "discriminator"]);
  const { schemas } = document.components;
  ajv.addSchema(
    { components: { schemas: document.openapi.startsWith("3.0") ? mapValues(schemas, withoutNullable) : schemas } },
    "contract",
  );
  return (schema) => ajv.compile({ $ref: `contract#/components/schemas/${schema}` });
}

/**
 * A schema of OpenAPI 3.0 as JSON Schema 2020-12. `nullable: true` adds null to the `type` beside it and does nothing
 * without one (OAS 3.0.3, proposal "Clarify semantics of nullable").
 */
function withoutNullable(schema: SchemaObject): SchemaObject {
  const { nullable, properties, items, ...rest } = schema;
  return {
    ...rest,
    ...(nullable === true && typeof rest.type === "string" ? { type: [rest.type, "null"] } : {}),
    ...(properties === undefined ? {} : { properties: mapValues(properties, withoutNullable) }),
    ...(items === undefined ? {} : { items: withoutNullable(items as SchemaObject) }),
  };
}

function mapValues<T, U>(object: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
