import type { Api, SchemaId, SchemaTable } from "./api.js";
import { subschemasOf } from "./applicators.js";

/** The schemas that operations use in each direction: what parameters and request bodies reach, and what responses reach. */
export function reachOf({ operations, schemas }: Pick<Api, "operations" | "schemas">) {
  const requests = operations.flatMap(({ parameters, requestBody }) => [
    ...parameters.map(({ schema }) => schema),
    requestBody?.content.schema,
  ]);
  const responses = operations.flatMap((operation) => operation.responses.map(({ content }) => content?.schema));
  return { requests: reachedFrom(requests, schemas), responses: reachedFrom(responses, schemas) };
}

/** The schemas given, and all that they apply. */
export function reachedFrom(roots: Iterable<SchemaId | undefined>, schemas: SchemaTable): ReadonlySet<SchemaId> {
  const reached = new Set([...roots].filter((id) => id !== undefined));
  // A Set gives what is added while it is walked.
  for (const id of reached) {
    const schema = schemas.get(id);
    if (schema !== undefined) for (const next of subschemasOf(schema)) reached.add(next);
  }
  return reached;
}
