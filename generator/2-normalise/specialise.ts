import type { Api, Schema, SchemaId } from "./api.js";
import { conjunctsOf } from "./conjuncts.js";
import { copySchemas, nameInContract } from "./copies.js";
import { directionsOf } from "./directions.js";
import { locationOf } from "./locations.js";
import { replaceSchemas, schemasOf } from "./operation-schemas.js";
import { reachableFrom } from "./reachable-schemas.js";
import { nameOfResource, scopesOf } from "./scopes.js";

/** What the schemas of a contract are before it is known where each of them is used. */
export type Unspecialised = Omit<Api, "copies">;

/**
 * Makes copies of the schemas whose meaning depends on where they are used, so that all floors above see schemas that
 * mean one thing. `components` are the schemas that have a name whether anything uses them or not.
 */
export function specialise(written: Unspecialised, components: ReadonlySet<SchemaId>): Api {
  // First scopes, as it takes plain references to see what stands together.
  const api = withScopes(written);
  const directions = directionsOf(api);
  const copied = copySchemas(api, directions);
  const operations = api.operations.map((operation) =>
    replaceSchemas(operation, (id, direction) => directions.idOf(id, { ...directions.ownContext(id), direction })),
  );
  const roots = [...components, ...operations.flatMap(schemasOf).map(({ id }) => id)];
  const made = { ...api, ...copied, operations };
  return { ...made, named: namesInUse(made, roots, written.named) };
}

/** With plain references in the place of dynamic ones, where there are any, and the copies that this needs. */
function withScopes(written: Unspecialised): Api {
  const unscoped = { ...written, copies: new Map(), named: withDynamicTargets(written) };
  return hasDynamicReference(written) ? { ...unscoped, ...copySchemas(unscoped, scopesOf(unscoped)) } : unscoped;
}

function hasDynamicReference({ schemas }: Unspecialised): boolean {
  for (const schema of schemas.values())
    if (schema.kind === "keywords" && schema.keywords.$dynamicRef !== undefined) return true;
  return false;
}

/** A `$dynamicRef` may lead to any schema with its anchor, and what is referred to has a name. */
function withDynamicTargets({ named, schemas, dynamicAnchors }: Unspecialised): ReadonlyMap<SchemaId, string> {
  const all = new Map(named);
  for (const [anchor, targets] of dynamicAnchors) {
    for (const [resource, target] of targets) {
      const isRoot = schemas.get(target)?.resource === target;
      const name = nameOfResource(resource, named);
      if (!all.has(target)) all.set(target, isRoot ? name : `${name} ${anchor}`);
    }
  }
  return all;
}

/**
 * The names without those of copies that are not used after all, of originals in whose place only copies are used, and
 * of what a `$dynamicRef` might have led to and none does. A copy that alone is used of all goes by the plain name.
 */
function namesInUse(
  { schemas, named, copies, dynamicAnchors }: Api,
  roots: readonly SchemaId[],
  written: ReadonlyMap<SchemaId, string>,
): ReadonlyMap<SchemaId, string> {
  const reached = reachableFrom(roots, schemas);
  const referred = new Set([...reached].flatMap((id) => conjunctsIn(schemas.get(id))));
  const replaceable = new Set([...copies.values()].map(({ of }) => of));
  for (const targets of dynamicAnchors.values()) for (const target of targets.values()) replaceable.add(target);
  const isUsed = (id: SchemaId) => {
    if (written.has(id) && !replaceable.has(id)) return true;
    return reached.has(id) && (written.has(id) || copies.has(id) || referred.has(id));
  };
  const used = [...named].filter(([id]) => isUsed(id));
  const uses = countBy(used, ([id]) => locationOf(id));
  return new Map(
    used.map(([id, name]) => [
      id,
      uses.get(locationOf(id)) === 1 ? (nameInContract({ named, copies }, id) ?? name) : name,
    ]),
  );
}

function countBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function conjunctsIn(schema: Schema | undefined): readonly SchemaId[] {
  return schema?.kind === "keywords" ? conjunctsOf(schema) : [];
}
