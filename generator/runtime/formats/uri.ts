import { isUriReference } from "./uri-reference.js";

const SCHEME = /^[A-Za-z][A-Za-z\d+.-]*:/;

/** Whether a value is the text of a URI, which has a scheme (RFC 3986 §3). */
export function isUri(value: unknown): value is string {
  return isUriReference(value) && SCHEME.test(value);
}
