import type { SchemaId } from "../2-normalise/api.js";
import type { TagValue, TypeName, UnionMatch } from "./model.js";
import { inside, isPunctuated, tagWords, withoutShouting } from "./name-candidates.js";
import { toCamelCase } from "./words.js";

/** What a case is called. */
export interface CaseName {
  /** Its key in a matcher. Unique in its union. */
  readonly name: string;
  /** What it is called inside other names. Unique in its union; may begin with a digit. */
  readonly word: string;
}

/**
 * The names of the cases of a union. A key is the tag in camel case. It is the tag itself where that is no word (`A+`)
 * or where two tags are one in camel case, but for the one that is written so.
 */
export function caseNamesOf(
  matches: readonly UnionMatch[],
  names: ReadonlyMap<SchemaId, TypeName>,
): readonly CaseName[] {
  const written = matches.map((match) => textOf(match, names));
  const keys = keysOf(written);
  const words = wordsFor(written);
  return written.map((_, index) => ({ name: keys[index] ?? "_", word: words[index] ?? "_" }));
}

/** What a case is named after: its tag, or its schema if it has several tags or none. */
function textOf(match: UnionMatch, names: ReadonlyMap<SchemaId, TypeName>): string {
  switch (match.kind) {
    case "null":
      return "null";
    case "absent":
      return "untagged";
    case "variant": {
      const [value, another] = match.values;
      if (value !== undefined && another === undefined) return value === "" ? "empty" : String(value);
      const name = names.get(match.variant)?.type;
      return name ?? (value === undefined ? "untagged" : listed(match.values));
    }
    default:
      return match satisfies never;
  }
}

/** `eq or neq`, or `eq or neq or 3 more`: a variant without a name may have many tags. */
function listed(values: readonly TagValue[]): string {
  const shown = values.length > 3 ? [...values.slice(0, 2), `${values.length - 2} more`] : values;
  return shown.join(" or ");
}

/** Longer tags are not keys by themselves. */
const longestKey = 60;

/**
 * Keys that every object inherits (`toString`) get an underscore: a caller could forget that case, and TypeScript would
 * not notice.
 */
function keysOf(written: readonly string[]): readonly string[] {
  const wanted = written.map((text) => {
    const key = isPunctuated(text) && text.length <= longestKey ? text : keyOf(text);
    return key in Object.prototype ? `_${key}` : key;
  });
  const counts = countsOf(wanted);
  const keys = new Map<number, string>();
  const taken = new Set<string>();
  const assign = (index: number, key: string) => {
    keys.set(index, key);
    taken.add(key);
  };
  const isShared = (key: string) => (counts.get(key) ?? 0) > 1;
  for (const [index, key] of wanted.entries()) {
    if (!taken.has(key) && (!isShared(key) || written[index] === key)) assign(index, key);
  }
  for (const [index, key] of inOrderOf(written, wanted)) {
    if (keys.has(index)) continue;
    const text = written[index] ?? "";
    const itself = text.length <= longestKey && !(text in Object.prototype) && !taken.has(text);
    assign(index, itself ? text : numbered(key, taken));
  }
  return wanted.map((_, index) => keys.get(index) ?? "_");
}

/** A number stays as it is, and nothing gets an underscore before a digit: a key need not be an identifier. */
function keyOf(text: string): string {
  const key = /^\d+(?:\.\d+)?$/.test(text) ? text : inside(toCamelCase(withoutShouting(text)));
  return key.slice(0, longestKey);
}

/** The word of each case: of those that can have one word, it goes to the one that is written so. */
function wordsFor(written: readonly string[]): readonly string[] {
  const candidates = written.map(tagWords);
  const wanted = countsOf(candidates.map(([word = "_"]) => word));
  const taken = new Set<string>();
  const assigned = new Map<number, string>();
  const claim = (index: number, word: string) => {
    assigned.set(index, word);
    taken.add(word);
  };
  for (const [index, words] of candidates.entries()) {
    const [word = "_"] = words;
    if (!taken.has(word) && (wanted.get(word) === 1 || word === written[index])) claim(index, word);
  }
  for (const [index, words] of inOrderOf(written, candidates)) {
    if (assigned.has(index)) continue;
    claim(index, words.find((word) => !taken.has(word)) ?? numbered(words[0] ?? "_", taken));
  }
  return candidates.map((_, index) => assigned.get(index) ?? "_");
}

/** Entries in the order of the texts: that of the document must make no difference. */
function inOrderOf<T>(texts: readonly string[], items: readonly T[]): readonly (readonly [number, T])[] {
  const textOf = ([index]: readonly [number, T]) => texts[index] ?? "";
  return [...items.entries()].toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) if (!taken.has(name + number)) return name + number;
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
