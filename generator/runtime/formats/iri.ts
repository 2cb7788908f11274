import { isIriReference } from "./iri-reference.js";

const SCHEME = /^[A-Za-z][A-Za-z\d+.-]*:/;

/** Whether a value is the text of an IRI, which has a scheme (RFC 3987 §2.2). */
export function isIri(value: unknown): value is string {
  return isIriReference(value) && SCHEME.test(value);
}
