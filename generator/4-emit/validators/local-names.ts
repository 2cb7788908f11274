import type { SchemaId } from "../../2-normalise/api.js";
import { copySuffixOf } from "../../2-normalise/locations.js";
import { shortHash } from "../../3-analyse/words.js";
import { createPathNames, type Described, type NameForm, type Owner } from "./path-names.js";

/** What the functions of schemas without names are called, whatever they do. */
export interface LocalNames {
  of(id: SchemaId): string;
  /** Whether something goes by a name, so that what rules share cannot. */
  isTaken(name: string): boolean;
}

/**
 * Names for these schemas, made of the places of each. Where several would have one name, it is that of what the
 * contract itself calls so, or of the only one that was written; the others get longer ones. Neither the order of the
 * document nor that of asking has a part in it: what is added to a contract renames nothing but what it clashes with.
 */
export function createLocalNames(ids: readonly SchemaId[], owners: readonly Owner[], described: Described): LocalNames {
  const nameOf = createPathNames(owners, described);
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

/** The one that may keep a name: there is no other, or only copies of it. */
function keeperOf(claimants: readonly SchemaId[]): readonly SchemaId[] {
  const written = claimants.filter((id) => copySuffixOf(id) === "");
  const candidates = written.length === 0 ? claimants : written;
  return candidates.length === 1 ? candidates : [];
}
