import type { SchemaId } from "../../2-normalise/api.js";
import { copySuffixOf } from "../../2-normalise/locations.js";
import { shortHash } from "../../3-analyse/words.js";
import { createPathNames, type NamedSchemas, type NameForm, type Owner } from "./path-names.js";

/** The names of schemas without a name of their own, which their functions are named after. */
export interface LocalNames {
  of(id: SchemaId): string;
  /** Whether a name is in use, so that a shared function must not have it. */
  isTaken(name: string): boolean;
}

/**
 * Names schemas after their locations. If several would have the same name, it goes to the schema that the contract
 * itself names so, or to the only one that is not a copy; the others get longer names. Names do not depend on the order
 * of the document or of requests: an addition to a contract renames only what it clashes with.
 */
export function createLocalNames(ids: readonly SchemaId[], owners: readonly Owner[], named: NamedSchemas): LocalNames {
  const nameOf = createPathNames(owners, named);
  const owned = new Set(owners.map(({ name }) => name));
  const short = claimsOf(ids, "short", nameOf);
  const kept = new Set([...short].flatMap(([name, claimants]) => (owned.has(name) ? [] : keeperOf(claimants))));
  const long = claimsOf(
    ids.filter((id) => !kept.has(id)),
    "long",
    nameOf,
  );
  const renamed = new Map<SchemaId, string>();
  for (const [name, claimants] of long) {
    const isFree = claimants.length < 2 && !short.has(name) && !owned.has(name);
    for (const id of claimants) renamed.set(id, isFree ? name : name + shortHash(id));
  }
  return {
    of: (id) => renamed.get(id) ?? nameOf(id, "short"),
    isTaken: (name) => owned.has(name) || short.has(name) || long.has(name),
  };
}

type Claims = ReadonlyMap<string, readonly SchemaId[]>;

function claimsOf(ids: readonly SchemaId[], form: NameForm, nameOf: (id: SchemaId, form: NameForm) => string): Claims {
  const claims = new Map<string, SchemaId[]>();
  for (const id of ids) {
    const name = nameOf(id, form);
    const claimants = claims.get(name);
    if (claimants === undefined) claims.set(name, [id]);
    else claimants.push(id);
  }
  return claims;
}

/** The only schema that claims a name, not counting copies. */
function keeperOf(claimants: readonly SchemaId[]): readonly SchemaId[] {
  const originals = claimants.filter((id) => copySuffixOf(id) === "");
  const candidates = originals.length === 0 ? claimants : originals;
  return candidates.length === 1 ? candidates : [];
}
