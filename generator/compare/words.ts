import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";

/** A list as people write it: "`a`, `b` and `c`". */
export function inWords(items: readonly string[], last: "and" | "or"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** A value in a sentence: a string as it is, all else as JSON, cut short. */
export function shownValue(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" && value !== "" ? value : canonicalJson(value);
  const line = text.replace(/[`\s]+/g, " ");
  return `\`${line.length > longest ? `${line.slice(0, longest)}…` : line}\``;
}

/** A value as JSON in one line, with spaces as people write it. */
export function shownJson(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(shownJson).join(", ")}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${shownJson(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

const longest = 60;
