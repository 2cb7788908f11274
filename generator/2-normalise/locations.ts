import type { SchemaId } from "./api.js";

/**
 * The id of a copy is that of its original with a suffix: `#/components/schemas/User~request` is a copy of
 * `#/components/schemas/User`. No other id ends like that: in a JSON Pointer `~` is followed by 0 or 1 (RFC 6901 §3), and
 * the path of a document by `#`.
 */
const copySuffix = /(?:~[^01~/#][^~/#]*)+$/;

/** Where a schema is written, which is what people are shown. For a copy, the location of its original. */
export function locationOf(id: SchemaId): SchemaId {
  return id.replace(copySuffix, "") as SchemaId;
}

/** The suffix of a copy's id. Empty for a schema that is not a copy. */
export function copySuffixOf(id: SchemaId): string {
  return id.slice(locationOf(id).length);
}

/** The id of a copy of a schema, which may itself be a copy. The words distinguish it from other copies. */
export function copyId(original: SchemaId, words: readonly string[]): SchemaId {
  return `${original}~${words.map(escaped).join("=")}` as SchemaId;
}

/** The id of a schema below another one. Below a copy, it has the suffix of that copy. */
export function childId(id: SchemaId, segment: string): SchemaId {
  return `${locationOf(id)}/${segment}${copySuffixOf(id)}` as SchemaId;
}

/** The JSON Pointer from a schema to one inside it, as it is written: `/items`, or `/additionalItems` in an older draft. */
export function relativePointer(outer: SchemaId, inner: SchemaId): string {
  return locationOf(inner).slice(locationOf(outer).length);
}

function escaped(word: string): string {
  return encodeURIComponent(word).replaceAll("~", "%7E");
}
