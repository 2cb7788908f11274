import type { ParameterContent } from "../rules.js";
import { jsonText } from "./json.js";

/** JSON for a header, which holds ASCII only: all other characters are written as `\u0000` (RFC 8259 §7). */
export const asciiJsonText: ParameterContent = {
  text: (value, refuse) =>
    jsonText
      .text(value, refuse)
      ?.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
};
