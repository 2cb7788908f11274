import { encodedParameter, percentEncode } from "./encode.js";
import type { CookieRule, Values } from "./rules.js";
import type { Serializers } from "./serializers.js";
import { write } from "./write.js";

/** Writes the cookies of an operation by the rules of its parameters. */
export function cookiesBy(rules: readonly CookieRule[] = []): NonNullable<Serializers["cookies"]> {
  return (values): Readonly<Record<string, string>> => {
    const cookie = serializeCookies(values, rules);
    return cookie === "" ? {} : { Cookie: cookie };
  };
}

/**
 * Writes the `Cookie` header of a request (RFC 6265 §4.2.1), in the order of the values. Returns the empty string where
 * there is no cookie to send: `null` and `undefined` are not sent (RFC 6570 §2.3).
 *
 * Several pairs of one parameter are joined by `; ` in the style `form` too: the `&` of RFC 6570 would make them one
 * cookie, which is never meant (OpenAPI 3.2, Appendix D).
 *
 * Throws a `ValidationError` for a value that the style of its parameter cannot hold.
 */
export function serializeCookies(values: Values = {}, rules: readonly CookieRule[] = []): string {
  return Object.entries(values)
    .flatMap(([name, given]) => {
      const rule = rules.find((rule) => rule.name === name);
      const parameter = encodedParameter("cookies", name, rule);
      return write(parameter, rule, given, (text) => [`${percentEncode(name, parameter.refuse)}=${text}`]) ?? [];
    })
    .join("; ");
}
