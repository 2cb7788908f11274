import type { Api, Schema, SchemaId } from "../2-normalise/api.js";
import { inPlace, inPlaceOrder } from "./in-place-order.js";

/**
 * The schemas whose values no issue may show: those with `format: password` (OpenAPI Format Registry), and those that
 * apply one to the same value by `$ref`, `allOf`, `anyOf` or `oneOf`. Too many are safe: issues show less.
 */
export function secretsOf(api: Api): ReadonlySet<SchemaId> {
  const secrets = new Set<SchemaId>();
  for (const schema of inPlaceOrder(api.schemas)) if (isSecret(schema, secrets)) secrets.add(schema.id);
  return secrets;
}

function isSecret(schema: Schema, secrets: ReadonlySet<SchemaId>): boolean {
  if (schema.kind === "boolean") return false;
  return schema.keywords.format?.value === "password" || inPlace(schema).some((id) => secrets.has(id));
}
