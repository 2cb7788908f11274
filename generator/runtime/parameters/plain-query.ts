import { percentEncode, textOf } from "./encode.js";
import { refuser } from "./refuse.js";
import type { ParameterValues } from "./serializers.js";

/**
 * Writes a query whose parameters are one string, number or boolean each, which the style `form` writes as they are.
 * Throws a `ValidationError` for a value that no query can hold.
 */
export function plainQuery({ query = {} }: ParameterValues): string {
  return Object.entries(query)
    .flatMap(([name, value]) => {
      const refuse = refuser("query", name);
      const encode = (text: string) => percentEncode(text, refuse);
      return value === undefined || value === null ? [] : [`${encode(name)}=${encode(textOf(value, refuse))}`];
    })
    .join("&");
}
