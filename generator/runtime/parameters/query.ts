import { encodedParameter, percentEncode } from "./encode.js";
import type { QueryRule, Refuse, Values } from "./rules.js";
import type { Serializers } from "./serializers.js";
import { write } from "./write.js";

/** Writes the query of an operation by the rules of its parameters. */
export function queryBy(rules: readonly QueryRule[]): NonNullable<Serializers["query"]> {
  return ({ query }) => serializeQuery(query, rules);
}

/**
 * Writes the query of a URL, without the `?`, in the order of the values (OpenAPI 3.2, Parameter Object). Returns the
 * empty string where there is nothing to send: `null` and `undefined` are not sent (RFC 6570 §2.3).
 *
 * Throws a `ValidationError` for a value that the style of its parameter cannot hold; `refuserOf` makes it where the
 * values are those of a body.
 */
export function serializeQuery(
  values: Values = {},
  rules: readonly QueryRule[] = [],
  refuserOf?: (name: string) => Refuse,
): string {
  return Object.entries(values)
    .flatMap(([name, given]) => {
      const rule = rules.find((rule) => rule.name === name);
      const parameter = encodedParameter("query", name, rule, refuserOf?.(name));
      const plain = (text: string) => [`${percentEncode(name, parameter.refuse)}=${text}`];
      const pairs = write(parameter, rule, given, plain) ?? [];
      return rule?.allowEmptyValue && given !== undefined && pairs.length === 0 ? plain("") : pairs;
    })
    .join("&");
}
