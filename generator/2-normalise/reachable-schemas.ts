import type { Api, Direction, SchemaId, SchemaTable } from "./api.js";
import { subschemasOf } from "./applicators.js";
import { schemasOf } from "./operation-schemas.js";

/** The schemas that operations use in each direction: from parameters and request bodies, and from responses. */
export function reachableByDirection({ operations, schemas }: Pick<Api, "operations" | "schemas">) {
  const used = operations.flatMap(schemasOf);
  const rootsOf = (direction: Direction) => used.filter((each) => each.direction === direction).map(({ id }) => id);
  return {
    requests: reachableFrom(rootsOf("request"), schemas),
    responses: reachableFrom(rootsOf("response"), schemas),
  };
}

/** These schemas, and all that they apply, directly or through others. */
export function reachableFrom(roots: Iterable<SchemaId>, schemas: SchemaTable): ReadonlySet<SchemaId> {
  const reachable = new Set(roots);
  // Iterating a Set visits elements that are added meanwhile.
  for (const id of reachable) {
    const schema = schemas.get(id);
    if (schema !== undefined) for (const next of subschemasOf(schema)) reachable.add(next);
  }
  return reachable;
}
