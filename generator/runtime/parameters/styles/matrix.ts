import { percentEncode } from "../encode.js";
import type { Parameter } from "../rules.js";
import { namedTexts } from "./members.js";

/** `;color=blue,black`, exploded `;color=blue;color=black`, and `;color` where the text is empty (RFC 6570 §3.2.7). */
export function matrix(parameter: Parameter, value: unknown): string {
  const encode = (text: unknown, delimiters = "", property?: string) =>
    parameter.encode(text, `;${delimiters}`, property);
  const name = percentEncode(parameter.name, parameter.refuse);
  return namedTexts({ ...parameter, encode }, name, value, parameter.explode ?? false)
    .map(([name, text]) => (text ? `;${name}=${text}` : `;${name}`))
    .join("");
}
