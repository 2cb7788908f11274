import type { Diagnostics } from "../diagnostics/collector.js";
import type { Source, Span } from "../diagnostics/source.js";
import { canonicalJson } from "./canonical-json.js";
import { type Entry, type Node, toJson } from "./tree.js";

// Shared by both parsers: how nodes are made, and which values are reported.

export type Report = Diagnostics["report"];

/** How deep collections may nest, aliases followed. Keeps every recursive walk of a tree within the stack. */
export const depthLimit = 200;

/** A span of a source, cut to the source's length. */
export function span(source: Source, start: number, end: number): Span {
  const length = source.text.length;
  return { source, start: Math.min(start, length), end: Math.min(Math.max(start, end), length) };
}

/** The node of a string. Reports a lone surrogate. */
export function stringNode(value: string, at: Span, report: Report): Node {
  reportLoneSurrogate(value, at, report);
  return { kind: "string", at, value };
}

/**
 * The node of a number. Reports one that JSON does not have (`.inf`), and an integer that a double cannot represent.
 */
export function numberNode(text: string, value: number, at: Span, report: Report): Node {
  if (!Number.isFinite(value)) report("number-not-finite", at, { text });
  else if (isInexact(text, value)) report("number-imprecise", at, { text, value: BigInt(value).toString() });
  return { kind: "number", at, value };
}

/**
 * Adds an entry to an object. Reports a duplicate key, and keeps the first entry: what is meant is plain only if both have
 * one value.
 */
export function addEntry(entries: Map<string, Entry>, entry: Entry, report: Report): void {
  const { key, keyAt } = entry;
  reportLoneSurrogate(key, keyAt, report);
  const first = entries.get(key);
  if (first === undefined) entries.set(key, entry);
  else {
    const code = isSame(first.value, entry.value) ? "key-repeated" : "key-duplicate";
    report(code, keyAt, { key }, [{ label: "It is first written here.", at: first.keyAt }]);
  }
}

function isSame(a: Node, b: Node): boolean {
  return canonicalJson(toJson(a)) === canonicalJson(toJson(b));
}

/** Whether an integer lost digits as a double. Not if the text is what JavaScript prints for that double. */
function isInexact(text: string, value: number): boolean {
  if (!Number.isInteger(value) || !/^[-+]?\d+$/.test(text) || text === String(value)) return false;
  return BigInt(text.replace("+", "")) !== BigInt(value);
}

function reportLoneSurrogate(text: string, at: Span, report: Report): void {
  if (/\p{Surrogate}/u.test(text)) report("surrogate-lone", at, undefined);
}
