import { fitBidi } from "./bidi.js";
import { unicodeLabel } from "./labels.js";

const HOSTNAME =
  /^(?=.{1,253}$)[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*$/;
const A_LABEL = /^xn--/i;

/** Whether a value is the text of a host name (RFC 1123 §2.1). A label that starts with `xn--` must decode to a valid Unicode label. */
export function isHostname(value: unknown): value is string {
  if (typeof value !== "string" || !HOSTNAME.test(value)) return false;
  const labels = value.split(".").map((label) => (A_LABEL.test(label) ? unicodeLabel(label) : label));
  return labels.every((label) => label !== undefined) && fitBidi(labels);
}
