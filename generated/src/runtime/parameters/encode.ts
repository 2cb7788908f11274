import { refuser } from "./refuse.js";
import type { ContentRule, EncodedLocation, Parameter, Refuse, StyleRule } from "./rules.js";

/** A parameter of a location that percent-encodes. `refuse` is for a value that stands elsewhere in the request. */
export function encodedParameter(
  location: EncodedLocation,
  name: string,
  rule: StyleRule<unknown> | ContentRule | undefined,
  refuse: Refuse = refuser(location, name),
): Parameter {
  const encode = (value: unknown, delimiters = "", property?: string) => {
    const text = textOf(value, refuse, property);
    return rule?.allowReserved?.(text, location, delimiters, refuse) ?? percentEncode(text, refuse);
  };
  return { name, explode: rule?.explode, encode, refuse };
}

/** Percent-encodes all but unreserved characters (RFC 3986 §2.3, RFC 6570 §3.2.1). */
export function percentEncode(text: string, refuse: Refuse): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return refuse("well-formed text"); // half of a surrogate pair, which UTF-8 cannot hold
  }
}

/** A string, number or boolean as text: a number as JSON writes it (OpenAPI 3.2, Appendix B). */
export function textOf(value: unknown, refuse: Refuse, property?: string): string {
  return /string|boolean|bigint/.test(typeof value) || Number.isFinite(value)
    ? String(value)
    : refuse("a string, a number or a boolean: its style has no room for more", property);
}
