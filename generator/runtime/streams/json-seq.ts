import { type Decoded, defaultLimit, readItems, type StreamSettings } from "./items.js";
import { isBlank, parseJson, strictUtf8 } from "./json-text.js";
import { decodeRecords, type RecordFormat } from "./records.js";

/**
 * Reads a JSON text sequence (`application/json-seq`, RFC 7464): an item is a JSON text after a record separator
 * (0x1E), and has a line feed at its end. Nothing between two separators is no item (§2.1).
 *
 * A number, `true`, `false` or `null` without white space after it may have been cut short, and is unreadable (§2.4).
 * With `onUnreadable`, reading goes on at the next separator, as §2.1 recommends.
 *
 * @returns the items, which can be iterated once; leaving the loop cancels the body. The iteration ends with a
 * `ValidationError` or an `UnreadableItemError` at an item that does not match its schema or is not JSON.
 */
export function readJsonSequence<Item>(
  body: ReadableStream<Uint8Array> | null,
  settings: StreamSettings<Item>,
): AsyncIterable<Item> {
  const { limit = defaultLimit } = settings;
  const decode = sequenceLine(limit);
  return readItems(body, decodeRecords({ separators: [lineFeed, recordSeparator], limit, decode }), settings);
}

const lineFeed = 0x0a;
const recordSeparator = 0x1e;

/**
 * Puts texts together, line by line. A text is complete at the first line feed outside of lists and objects: nobody
 * waits for an item until the next one begins.
 */
function sequenceLine(limit: number): RecordFormat["decode"] {
  const decode = strictUtf8();
  /** Where the next line stands: in a text, after one, or in what is left of one that is unreadable. */
  let position: "in-text" | "after-text" | "in-rest" = "after-text";
  let text = "";
  let size = 0;
  let nesting = 0;

  function decodeLine(bytes: Uint8Array, separator: number | undefined): Decoded | undefined {
    if (position === "in-rest") return undefined;
    const line = decode(bytes);
    if (line.kind === "unreadable") return line;
    if (position === "after-text") {
      if (isBlank(line.text)) return undefined;
      return { kind: "unreadable", problem: "has no record separator before it", text: line.text };
    }
    size += bytes.length;
    if (size > limit) return { kind: "too-long" };
    text += line.text;
    if (separator === lineFeed) {
      text += "\n";
      size++;
    }
    nesting += nestingOf(line.text);
    if (isBlank(text) || (separator === lineFeed && nesting > 0)) return undefined;
    const decoded = parseJson(text);
    return decoded.kind === "item" && isCutShort(decoded.value, text)
      ? { kind: "unreadable", problem: "may be cut short: no line feed follows", text }
      : decoded;
  }

  return (bytes, separator) => {
    const decoded = decodeLine(bytes, separator);
    if (separator === recordSeparator) {
      position = "in-text";
      text = "";
      size = 0;
      nesting = 0;
    } else if (decoded) {
      position = decoded.kind === "item" ? "after-text" : "in-rest";
    }
    return decoded;
  };
}

/** How many more lists and objects a line of JSON opens than it closes. Strings do not go on in the next line. */
function nestingOf(line: string): number {
  let nesting = 0;
  let isInString = false;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (character === "\\") index++;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && "[{".includes(character)) nesting++;
    else if (!isInString && "]}".includes(character)) nesting--;
  }
  return nesting;
}

/** Whether there may have been more of a value, which lists, objects and strings would show, and white space too. */
function isCutShort(value: unknown, text: string): boolean {
  return (value === null || /number|boolean/.test(typeof value)) && !/[ \t\n\r]$/.test(text);
}
