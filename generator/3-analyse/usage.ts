import type { Api, Direction, Operation, SchemaId } from "../2-normalise/api.js";
import { subschemasOf } from "../2-normalise/applicators.js";
import { schemasOf } from "../2-normalise/operation-schemas.js";
import { reachableByDirection } from "../2-normalise/reachable-schemas.js";
import type { Usage } from "./model.js";

/** Whether requests (parameters and bodies) or responses reach each schema. One that neither reaches counts as both. */
export function usageOf(api: Api): ReadonlyMap<SchemaId, Usage> {
  const { requests, responses } = reachableByDirection(api);
  return new Map(
    [...api.schemas.keys()].map((id) => {
      const used = { request: requests.has(id), response: responses.has(id) };
      return [id, used.request || used.response ? used : { request: true, response: true }];
    }),
  );
}

/** An operation that sends or receives a schema, directly or inside others. At least one direction. */
export interface OperationUsage {
  readonly operation: Operation;
  readonly directions: readonly Direction[];
}

/** Returns a function that says which operations use a schema, in the order of the document. */
export function usersOf(api: Pick<Api, "operations" | "schemas">): (id: SchemaId) => readonly OperationUsage[] {
  const appliedBy = schemasByApplied(api);
  const operations = api.operations.map((operation) => ({ operation, used: schemasOf(operation) }));
  return (id) => {
    const users = schemasApplying(id, appliedBy);
    return operations.flatMap(({ operation, used }) => {
      const directions = (["request", "response"] as const).filter((direction) =>
        used.some((each) => each.direction === direction && users.has(each.id)),
      );
      return directions.length === 0 ? [] : [{ operation, directions }];
    });
  };
}

/** The schemas that apply each schema. */
function schemasByApplied({ schemas }: Pick<Api, "schemas">): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  const appliedBy = new Map<SchemaId, SchemaId[]>();
  for (const schema of schemas.values()) {
    for (const applied of subschemasOf(schema)) {
      const others = appliedBy.get(applied);
      if (others === undefined) appliedBy.set(applied, [schema.id]);
      else others.push(schema.id);
    }
  }
  return appliedBy;
}

/** A schema, and all that apply it, directly or through others. */
function schemasApplying(id: SchemaId, appliedBy: ReadonlyMap<SchemaId, readonly SchemaId[]>): ReadonlySet<SchemaId> {
  const applying = new Set([id]);
  // Iterating a Set visits elements that are added meanwhile.
  for (const each of applying) for (const user of appliedBy.get(each) ?? []) applying.add(user);
  return applying;
}
