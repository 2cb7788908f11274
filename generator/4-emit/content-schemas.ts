import type { SchemaId } from "../2-normalise/api.js";
import type { Content } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { assertionsOf } from "../3-analyse/references.js";

/**
 * The schema that a body must be valid for. Where a contract says no more of a body than which schema with a name it
 * is, that schema: its own type and validator are all there is to say. Absent where any JSON value will do.
 */
export function contentSchema({ schema }: Content, { api, names }: Model): SchemaId | undefined {
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
