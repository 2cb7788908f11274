import type { SchemaId } from "../2-normalise/api.js";
import type { Content } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { assertionsOf } from "../3-analyse/references.js";

/**
 * The schema that a body, or each item of a stream, must be valid for. Where a contract only refers to a schema with a
 * name, it is that schema, whose type and validator are there anyway. Absent where every value is valid.
 */
export function validatedSchema(content: Content, { api, names }: Model): SchemaId | undefined {
  const schema = "item" in content ? content.item.schema : content.schema;
  const seen = new Set<SchemaId>();
  for (let id = schema; id !== undefined && !seen.has(id); ) {
    if (names.has(id)) return id;
    seen.add(id);
    const found = api.schemas.get(id);
    const alone = found?.kind === "keywords" && assertionsOf(found).length === 1;
    id = alone ? found.keywords.$ref?.value : undefined;
  }
  return schema;
}
