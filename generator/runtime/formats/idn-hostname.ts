import { fitBidi } from "./bidi.js";
import { asciiLabel, unicodeLabel } from "./labels.js";

const DOTS = /[.。．｡]/;

/** Whether a value is the text of a host name whose labels may be in any script (RFC 5890 §2.3.2.3). */
export function isIdnHostname(value: unknown): value is string {
  // Its ASCII form has at least as many characters, and a character takes two UTF-16 code units at most.
  if (typeof value !== "string" || value.length > 2 * 253) return false;
  const labels = value.split(DOTS).map(unicodeLabel);
  return (
    labels.every((label) => label !== undefined) && labels.map(asciiLabel).join(".").length <= 253 && fitBidi(labels)
  );
}
