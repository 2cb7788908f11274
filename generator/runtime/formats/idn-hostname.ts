import { fitBidi } from "./bidi.js";
import { asciiLabel, unicodeLabel } from "./labels.js";

const DOTS = /[.。．｡]/;

/** Whether a value is the text of a host name whose labels may be written in any script (RFC 5890 §2.3.2.3). */
export function isIdnHostname(value: unknown): value is string {
  // In ASCII it takes at least as many characters, and each of them is two UTF-16 units at most.
  if (typeof value !== "string" || value.length > 2 * 253) return false;
  const labels = value.split(DOTS).map(unicodeLabel);
  return (
    labels.every((label) => label !== undefined) && labels.map(asciiLabel).join(".").length <= 253 && fitBidi(labels)
  );
}
