import { isUriReference } from "./uri-reference.js";

const INTERNATIONAL = /[^\0-\x9f\p{Cs}\p{Co}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;
const BEFORE_QUERY_AND_QUERY = /^([^?#]*\?)([^#]*)/;
const PRIVATE_USE = /\p{Co}/gu;
const NOT_ASCII = /[^\0-\x7f]/;

/**
 * Whether a value is the text of an IRI reference: a URI reference in which characters of other scripts count as
 * letters, and in its query those for private use (RFC 3987 §2.2).
 */
export function isIriReference(value: unknown): value is string {
  if (typeof value !== "string") return false;
  if (!NOT_ASCII.test(value)) return isUriReference(value);
  // The IP address of a host is ASCII. `_` replaces other characters: it is allowed wherever a letter is, except in a scheme.
  if (NOT_ASCII.test(value.slice(value.indexOf("["), value.indexOf("]")))) return false;
  const ascii = value.replace(INTERNATIONAL, "_");
  return isUriReference(
    ascii.replace(
      BEFORE_QUERY_AND_QUERY,
      (_, before: string, query: string) => before + query.replace(PRIVATE_USE, "_"),
    ),
  );
}
