import { isIpv4 } from "./ipv4.js";
import { isIpv6 } from "./ipv6.js";

const ATOMS = /^(?!\.|.*\.\.|.*\.$)[\w.!#$%&'*+/=?^`{|}~-]+$/;
const QUOTED = /^"(.*)"$/;
const ESCAPE = /\\[ -~]/g;
const PLAIN = /^[ !#-[\]-~]*$/;
const DOMAIN = /^(?![.-]|.*\.[.-]|.*-\.|.*[.-]$)[A-Za-z\d.-]+$/;
const ADDRESS = /^\[(?:IPv6:(.*)|(.*))\]$/i;

/** Whether a value is the text of an email address (RFC 5321 §4.1.2, `Mailbox`). Its grammar does not limit lengths. */
export function isEmail(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const at = value.lastIndexOf("@");
  return at > 0 && isLocalPart(value.slice(0, at)) && isDomain(value.slice(at + 1));
}

function isLocalPart(text: string): boolean {
  const quoted = QUOTED.exec(text)?.[1];
  return quoted === undefined ? ATOMS.test(text) : PLAIN.test(quoted.replace(ESCAPE, ""));
}

function isDomain(text: string): boolean {
  const [, ipv6, ipv4] = ADDRESS.exec(text) ?? [];
  return DOMAIN.test(text) || isIpv6(ipv6) || isIpv4(ipv4);
}
