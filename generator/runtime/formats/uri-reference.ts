import { isIpv6 } from "./ipv6.js";

/** Allows each character where it may occur. Percent-encoding is checked separately. */
const REFERENCE =
  /^(?:[A-Za-z][A-Za-z\d+.-]*:|(?![^/?#]*:))(?:\/\/(?:[\w.~!$&'()*+,;=:%-]*@)?(?:\[(?:[\dA-Fa-f:.]+|[Vv][\dA-Fa-f]+\.[\w.~!$&'()*+,;=:-]+)\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?(?:\/[\w.~!$&'()*+,;=:@%/-]*)?|(?!\/\/)[\w.~!$&'()*+,;=:@%/-]*)(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~!$&'()*+,;=:@%/?-]*)?$/;

const BAD_ESCAPE = /%(?![\dA-Fa-f]{2})/;
const IP_LITERAL = /\[([^Vv].*)\]/;

/** Whether a value is the text of a URI reference: a URI, or a relative reference (RFC 3986 §4.1). */
export function isUriReference(value: unknown): value is string {
  if (typeof value !== "string" || !REFERENCE.test(value) || BAD_ESCAPE.test(value)) return false;
  // Brackets occur only around the IP address of a host (§3.2.2).
  const address = IP_LITERAL.exec(value)?.[1];
  return address === undefined || isIpv6(address);
}
