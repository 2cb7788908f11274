import type { Api, SchemaId } from "../2-normalise/api.js";
import { conjunctsOf } from "../2-normalise/conjuncts.js";

/** The properties that a schema lists, and those that it joins to itself. */
export function listedProperties(id: SchemaId, { schemas }: Pick<Api, "schemas">): ReadonlyMap<string, SchemaId> {
  const properties = new Map<string, SchemaId>();
  const joined = new Set([id]);
  // A Set is walked to what is added meanwhile.
  for (const each of joined) {
    const schema = schemas.get(each);
    if (schema?.kind !== "keywords") continue;
    for (const [name, property] of schema.keywords.properties?.value ?? []) properties.set(name, property);
    for (const next of conjunctsOf(schema)) joined.add(next);
  }
  return properties;
}
