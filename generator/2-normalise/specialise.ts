import type { Api, Schema, SchemaId } from "./api.js";
import { conjunctsOf } from "./conjuncts.js";
import { copySchemas, nameInContract, type Specialisation } from "./copies.js";
import { directionsOf } from "./directions.js";
import { locationOf } from "./locations.js";
import { multipartSchemasOf } from "./multipart-schemas.js";
import { parameterValuesOf } from "./nulls.js";
import { replaceSchemas, type SchemaUse, schemasOf } from "./operation-schemas.js";
import { reachableFrom } from "./reachable-schemas.js";
import { nameOfResource, scopesOf } from "./scopes.js";

/** A contract as it is written, without copies of schemas. */
export type UnspecialisedApi = Omit<Api, "copies">;

/**
 * Copies the schemas whose meaning depends on where they are used: one copy for each further meaning, so that for the
 * later phases every schema has one meaning. `components` are the schemas that keep their name even if nothing uses
 * them.
 */
export function specialise(unspecialised: UnspecialisedApi, components: ReadonlySet<SchemaId>): Api {
  // Scopes come first: directions need to know which schemas apply to the same value, and so need plain references.
  const api = withOperationUses(withScopes(unspecialised));
  const directions = directionsOf(api);
  const copied = copySchemas(api, directions);
  const operations = api.operations.map((operation) =>
    replaceSchemas(operation, (id, { direction }) =>
      directions.idOf(id, { ...directions.defaultUsage(id), direction }),
    ),
  );
  const roots = [...components, ...operations.flatMap(schemasOf).map(({ id }) => id)];
  const specialised = { ...api, ...copied, operations };
  return { ...specialised, named: namesInUse(specialised, roots, unspecialised.named) };
}

/** Replaces every `$dynamicRef` by a `$ref`, and adds the copies that this needs. */
function withScopes(unspecialised: UnspecialisedApi): Api {
  const unscoped = { ...unspecialised, copies: new Map(), named: withDynamicTargets(unspecialised) };
  return hasDynamicReference(unspecialised) ? { ...unscoped, ...copySchemas(unscoped, scopesOf(unscoped)) } : unscoped;
}

/** Copies schemas for what they mean as the text of a parameter, and as a multipart body. */
function withOperationUses(api: Api): Api {
  const texts = withUsages(api, parameterValuesOf(api.schemas), ({ as }) => (as === "text" ? "text" : undefined));
  return withUsages(texts, multipartSchemasOf(texts), ({ as }) => (as === "multipart" ? "body" : undefined));
}

/** Adds the copies that operations need. A use without a usage leaves a schema as it is. */
function withUsages<Usage>(
  api: Api,
  specialisation: Specialisation<Usage>,
  usageOf: (use: SchemaUse) => Usage | undefined,
): Api {
  const used: (readonly [SchemaId, Usage])[] = [];
  const operations = api.operations.map((operation) =>
    replaceSchemas(operation, (id, use) => {
      const usage = usageOf(use);
      if (usage === undefined) return id;
      used.push([id, usage]);
      return specialisation.idOf(id, usage);
    }),
  );
  return { ...api, ...copySchemas(api, specialisation, used), operations };
}

function hasDynamicReference({ schemas }: UnspecialisedApi): boolean {
  for (const schema of schemas.values())
    if (schema.kind === "keywords" && schema.keywords.$dynamicRef !== undefined) return true;
  return false;
}

/** Names every schema that a `$dynamicRef` may lead to: schemas that references lead to have a name. */
function withDynamicTargets({ named, schemas, dynamicAnchors }: UnspecialisedApi): ReadonlyMap<SchemaId, string> {
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
 * Returns the names that are needed. Leaves out unused copies, originals of which only copies are used, and schemas
 * that a `$dynamicRef` might have led to but does not. If of an original and its copies only one is used, that one has
 * the name of the original.
 */
function namesInUse(
  { schemas, named, copies, dynamicAnchors }: Api,
  roots: readonly SchemaId[],
  originalNames: ReadonlyMap<SchemaId, string>,
): ReadonlyMap<SchemaId, string> {
  const reachable = reachableFrom(roots, schemas);
  const referenced = new Set([...reachable].flatMap((id) => conjunctsIn(schemas.get(id))));
  const replaceable = new Set([...copies.values()].map(({ of }) => of));
  for (const targets of dynamicAnchors.values()) for (const target of targets.values()) replaceable.add(target);
  const isUsed = (id: SchemaId) => {
    if (originalNames.has(id) && !replaceable.has(id)) return true;
    return reachable.has(id) && (originalNames.has(id) || copies.has(id) || referenced.has(id));
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
