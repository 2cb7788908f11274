import type { Parameter } from "../rules.js";
import { queryPairs } from "./members.js";

/**
 * `color=blue%7Cblack%7Cbrown` (OpenAPI 3.2, Style Examples). A pipe in an item cannot be told from the delimiter
 * (Appendix E). What the standard leaves undefined is written as the style `form` writes it: a string, a number or a
 * boolean, and whatever is exploded.
 */
export function pipeDelimited(parameter: Parameter, value: unknown): readonly string[] {
  return queryPairs(parameter, value, parameter.explode, "%7C");
}
