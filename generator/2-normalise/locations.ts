import type { SchemaId } from "./api.js";

/**
 * The id of a copy is that of its original with what tells it from the others behind it: `#/components/schemas/User`
 * and `#/components/schemas/User~request`. No id that was written ends like that: after `~` a JSON Pointer has 0 or 1
 * (RFC 6901 §3), and a document's path always has `#` behind it.
 */
const copied = /(?:~[^01~/#][^~/#]*)+$/;

/** Where a schema was written. What is shown to people is this; of a copy, it is the place of its original. */
export function locationOf(id: SchemaId): SchemaId {
  return id.replace(copied, "") as SchemaId;
}

/** What tells a copy from its original: empty where a schema is none. */
export function copySuffixOf(id: SchemaId): string {
  return id.slice(locationOf(id).length);
}

/** The id of the copy of a schema, which may be a copy itself, that is told from others by these words. */
export function copyId(original: SchemaId, words: readonly string[]): SchemaId {
  return `${original}~${words.map(escaped).join("=")}` as SchemaId;
}

/** An id for a part of a schema, in the same copy. */
export function childId(id: SchemaId, segment: string): SchemaId {
  return `${locationOf(id)}/${segment}${copySuffixOf(id)}` as SchemaId;
}

/** The way from a schema to one that is written inside it: `/items`, and `/additionalItems` where an older draft says it so. */
export function relativePointer(outer: SchemaId, inner: SchemaId): string {
  return locationOf(inner).slice(locationOf(outer).length);
}

function escaped(word: string): string {
  return encodeURIComponent(word).replaceAll("~", "%7E");
}
