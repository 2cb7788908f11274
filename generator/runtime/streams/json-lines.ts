import { type Decoded, defaultLimit, readItems, type StreamSettings } from "./items.js";
import { isBlank, parseJson, strictUtf8 } from "./json-text.js";
import { decodeRecords } from "./records.js";

/**
 * Reads JSON Lines (`application/jsonl`, `application/x-ndjson`; jsonlines.org): an item is a line of JSON. Empty lines
 * are no items, and the last line may do without its end.
 *
 * @returns the items, which can be iterated once; leaving the loop cancels the body. The iteration ends with a
 * `ValidationError` or an `UnreadableItemError` at an item that does not match its schema or is not JSON.
 */
export function readJsonLines<Item>(
  body: ReadableStream<Uint8Array> | null,
  settings: StreamSettings<Item>,
): AsyncIterable<Item> {
  const { limit = defaultLimit } = settings;
  return readItems(body, decodeRecords({ separators: [0x0a], limit, decode: jsonLine() }), settings);
}

function jsonLine(): (line: Uint8Array) => Decoded | undefined {
  const decode = strictUtf8();
  return (line) => {
    const decoded = decode(line);
    if (decoded.kind !== "text") return decoded;
    return isBlank(decoded.text) ? undefined : parseJson(decoded.text);
  };
}
