import type { JsonValue } from "../../../1-load/tree.js";
import { isBytes } from "../../../compare/plain-schemas.js";

/** Longer lists and objects are cut, and longer texts. */
export const mostListed = 20;
export const mostNamed = 50;
const longestText = 200;

/** What is shown in the place of bytes. */
const bytesText = "<bytes>";

/** What is left of what is cut. */
const keptItems = 2;
const keptProperties = 8;
const keptCharacters = 24;

/**
 * A value as JSON in one line, with spaces as people write it. What nobody would read to its end is cut:
 * `["a", "a", … 131 items]`, `"aaaa… (100001 characters)"`.
 */
export function shownCut(value: JsonValue): string {
  if (typeof value === "string") return JSON.stringify(value.length > longestText ? cutText(value) : value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isBytes(value)) return bytesText;
  if (isList(value)) {
    const isCut = value.length > mostListed;
    const items = (isCut ? value.slice(0, keptItems) : value).map(shownCut);
    return `[${[...items, ...(isCut ? [`… ${value.length} items`] : [])].join(", ")}]`;
  }
  const entries = Object.entries(value);
  const isCut = entries.length > mostNamed;
  const shown = (isCut ? entries.slice(0, keptProperties) : entries).map(
    ([name, inner]) => `${shownCut(name)}: ${shownCut(inner)}`,
  );
  if (isCut) shown.push(`… ${entries.length} properties`);
  return shown.length === 0 ? "{}" : `{ ${shown.join(", ")} }`;
}

/**
 * A value of which what is too long is replaced by texts that say how long it is, and bytes by `<bytes>`. The value itself
 * if nothing is.
 */
export function cutValue(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.length > longestText ? cutText(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isBytes(value)) return bytesText;
  if (isList(value)) {
    if (value.length > mostListed) return [...value.slice(0, keptItems).map(cutValue), `… ${value.length} items`];
    const items = value.map(cutValue);
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  const entries = Object.entries(value);
  const kept = entries.slice(0, entries.length > mostNamed ? keptProperties : entries.length);
  const cut = kept.map(([name, inner]) => [name, cutValue(inner)] as const);
  if (entries.length > mostNamed) cut.push(["…", `${entries.length} properties`]);
  return cut.some((entry, at) => entry[1] !== entries[at]?.[1]) ? Object.fromEntries(cut) : value;
}

/** The beginning of a text, and how long it is. */
export function cutText(text: string): string {
  const characters = text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
  const kept = text.slice(0, keptCharacters).replace(/[\ud800-\udbff]$/, "");
  return `${kept}… (${characters} characters)`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
