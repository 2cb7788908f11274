import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";

/** A list as people write it: "`a`, `b` and `c`". */
export function inWords(items: readonly string[], last: "and" | "or"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** A value in a sentence: as JSON, so that the number `1` does not look like the text `"1"`, cut short. */
export function shownValue(value: JsonValue): string {
  return quoted(canonicalJson(value));
}

/** A name, a pattern or an address in a sentence: as it is, or as JSON where its end could not be seen. Cut short. */
export function shownText(text: string): string {
  return quoted(/^[^`\s]+(?: [^`\s]+)*$/.test(text) ? text : JSON.stringify(text));
}

/** Between backticks, so that there are none inside. */
function quoted(text: string): string {
  const shown = text.replaceAll("`", "\\u0060");
  return `\`${shown.length > longest ? `${shown.slice(0, longest)}…` : shown}\``;
}

const longest = 60;
