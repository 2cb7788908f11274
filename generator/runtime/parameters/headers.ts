import { textOf } from "./encode.js";
import { refuser } from "./refuse.js";
import type { HeaderRule, Values } from "./rules.js";
import type { Serializers } from "./serializers.js";
import { write } from "./write.js";

/** Writes the headers of an operation by the rules of its parameters. One that is `null` stays so. */
export function headersBy(rules: readonly HeaderRule[] = []): NonNullable<Serializers["headers"]> {
  return (values = {}) => ({
    ...Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [[name, null]] : []))),
    ...Object.fromEntries(serializeHeaders(values, rules)),
  });
}

/**
 * Writes the headers of a request as pairs of name and value. `null` and `undefined` are not sent (RFC 6570 §2.3).
 * Nothing is percent-encoded, quoted or escaped: where a header needs that, its value must be given so (OpenAPI 3.2,
 * Fixed Fields for use with `schema`, and Appendix D).
 *
 * Throws a `ValidationError` for text that would not arrive as it is: characters other than visible ASCII, space and tab,
 * about which clients and servers do not agree (RFC 9110 §5.5), and spaces at the ends, which HTTP removes.
 */
export function serializeHeaders(values: Values = {}, rules: readonly HeaderRule[] = []): [string, string][] {
  return Object.entries(values).flatMap(([name, given]): [string, string][] => {
    // Names of headers do not tell upper from lower case (RFC 9110 §5.1).
    const rule = rules.find((rule) => rule.name.toLowerCase() === name.toLowerCase());
    const refuse = refuser("headers", name);
    const encode = (value: unknown, _?: string, property?: string) => {
      const text = textOf(value, refuse, property);
      return /^[\t ]|[^\t -~]|[\t ]$/.test(text)
        ? refuse("text of visible ASCII characters, with spaces and tabs only between them")
        : text;
    };
    const text = write({ name, explode: rule?.explode, encode, refuse }, rule, given, (text) => text);
    return text === undefined ? [] : [[name, text]];
  });
}
