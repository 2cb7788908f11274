import type { Api, Direction, SchemaId, SchemaTable } from "./api.js";
import { subschemasOf } from "./applicators.js";
import { schemasOf } from "./operation-schemas.js";

/** The schemas that operations use in each direction: what parameters and request bodies reach, and what responses reach. */
export function reachableByDirection({ operations, schemas }: Pick<Api, "operations" | "schemas">) {
  const used = operations.flatMap(schemasOf);
  const rootsOf = (direction: Direction) => used.filter((each) => each.direction === direction).map(({ id }) => id);
  return {
    requests: reachableFrom(rootsOf("request"), schemas),
    responses: reachableFrom(rootsOf("response"), schemas),
  };
}

/** The schemas given, and all that they apply. */
export function reachableFrom(roots: Iterable<SchemaId>, schemas: SchemaTable): ReadonlySet<SchemaId> {
  const reached = new Set(roots);
  // A Set gives what is added while it is walked.
  for (const id of reached) {
    const schema = schemas.get(id);
    if (schema !== undefined) for (const next of subschemasOf(schema)) reached.add(next);
  }
  return reached;
}
