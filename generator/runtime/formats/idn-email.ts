import { isEmail } from "./email.js";
import { isIdnHostname } from "./idn-hostname.js";

const INTERNATIONAL = /[^\0-\x7f\p{Cs}]/gu;
const NOT_ASCII = /[^\0-\x7f]/;
const OTHER_DOTS = /[。．｡]/;

/**
 * Whether a value is the text of an email address in which characters of other scripts count as letters
 * (RFC 6531 §3.3). The domain is normalized to Form C first, as senders do.
 */
export function isIdnEmail(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const at = value.lastIndexOf("@");
  const domain = value.slice(at + 1);
  const international = NOT_ASCII.test(domain);
  if (international && (OTHER_DOTS.test(domain) || !isIdnHostname(domain.normalize("NFC")))) return false;
  return at > 0 && isEmail(`${value.slice(0, at).replace(INTERNATIONAL, "a")}@${international ? "a" : domain}`);
}
