import type { Span } from "../diagnostics/source.js";

/**
 * The place of the key that a value stands under, which is where people look for it. Where the key is not written just
 * before the value, as behind an alias, the place of the value.
 */
export function keyPlace(value: Span, key: string): Span {
  const before = value.source.text.slice(Math.max(0, value.start - longest), value.start);
  const written = [key, JSON.stringify(key), `'${key}'`].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(`(?:^|[\\s{,])((?:${written.join("|")}) *):(?:\\s|#[^\\n]*\\n)*$`).exec(before);
  if (found?.[1] === undefined) return value;
  const offset = before.length - found[0].length + found[0].indexOf(found[1]);
  const start = value.start - before.length + offset;
  return { source: value.source, start, end: start + found[1].trimEnd().length };
}

/** How far before a value its key may be: comments may stand between. */
const longest = 1000;
