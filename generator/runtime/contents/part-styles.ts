import { serializeQuery } from "../parameters/query.js";
import { refuserInBody } from "../parameters/refuse.js";
import type { QueryRule } from "../parameters/rules.js";

/** Writes a property of a multipart body as texts, each of which is a part with a name of its own. */
export type PartStyle = (name: string, value: unknown) => readonly (readonly [name: string, text: string])[];

/**
 * Parts in the style of a query parameter (OpenAPI 3.1 §4.8.15.1.2): a part for each pair that a query would have. Nothing
 * in a part is percent-encoded. Throws a `ValidationError` for a value that the style cannot hold.
 */
export function partsBy(rule: Omit<QueryRule, "name">): PartStyle {
  return (name, value) => {
    const query = serializeQuery({ [name]: value }, [{ ...rule, name } as QueryRule], refuserInBody);
    return query.split("&").flatMap((pair) => {
      const [part = "", ...texts] = pair.split("=").map(decodeURIComponent);
      return pair === "" ? [] : [[part, texts.join("=")] as const];
    });
  };
}
