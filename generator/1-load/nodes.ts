import type { Diagnostics } from "../diagnostics/collector.js";
import type { Source, Span } from "../diagnostics/source.js";
import type { Entry, Node } from "./tree.js";

// What the nodes of a tree are made with, whatever the document is written in.

export type Report = Diagnostics["report"];

/** How deep collections may nest, aliases followed. Keeps every recursive walk of a tree within the stack. */
export const depthLimit = 200;

/** A span of a source, which never leaves it. */
export function span(source: Source, start: number, end: number): Span {
  const length = source.text.length;
  return { source, start: Math.min(start, length), end: Math.min(Math.max(start, end), length) };
}

/** A string, of characters only: reports half of a surrogate pair. */
export function stringNode(value: string, at: Span, report: Report): Node {
  refuseLoneSurrogate(value, at, report);
  return { kind: "string", at, value };
}

/** A number as it was written and as it was read. Reports one that JSON has not, and an integer that lost digits. */
export function numberNode(text: string, value: number, at: Span, report: Report): Node {
  if (!Number.isFinite(value)) report("number-not-finite", at, { text });
  else if (isInexact(text, value)) report("number-imprecise", at, { text, value: BigInt(value).toString() });
  return { kind: "number", at, value };
}

/** Adds an entry to an object. Reports a key that is there already, and leaves the first one there. */
export function addEntry(entries: Map<string, Entry>, entry: Entry, report: Report): void {
  const { key, keyAt } = entry;
  refuseLoneSurrogate(key, keyAt, report);
  const first = entries.get(key);
  if (first === undefined) entries.set(key, entry);
  else report("key-duplicate", keyAt, { key }, [{ label: "It is first written here.", at: first.keyAt }]);
}

/** Whether an integer lost digits on its way into a double. Not if it is written as JavaScript would write the double. */
function isInexact(text: string, value: number): boolean {
  if (!Number.isInteger(value) || !/^[-+]?\d+$/.test(text) || text === String(value)) return false;
  return BigInt(text.replace("+", "")) !== BigInt(value);
}

function refuseLoneSurrogate(text: string, at: Span, report: Report): void {
  if (/\p{Surrogate}/u.test(text)) report("surrogate-lone", at, undefined);
}
