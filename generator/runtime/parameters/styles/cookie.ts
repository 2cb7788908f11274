import { textOf } from "../encode.js";
import type { Parameter } from "../rules.js";
import { namedTexts } from "./members.js";

/**
 * `color=blue` and `color=black` as cookies, nothing encoded: a value that needs escaping must be given escaped (OpenAPI
 * 3.2, Style Values). Refuses what would end the cookie or not arrive as it is: `;`, characters other than visible ASCII
 * and space, and spaces at the ends.
 */
export function cookie(parameter: Parameter, value: unknown): readonly string[] {
  const { name, explode = true, refuse } = parameter;
  const encode = (value: unknown, _?: string, property?: string) => {
    const text = textOf(value, refuse, property);
    return /^ |[^ -~]|;| $/.test(text)
      ? refuse('text of visible ASCII characters other than ";", with spaces only between them')
      : text;
  };
  return namedTexts({ ...parameter, encode }, encode(name), value, explode).map((pair) => pair.join("="));
}
