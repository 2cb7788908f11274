import type { Validator } from "../validation.js";
import { issueWithin } from "./issue-within.js";
import { type Decoded, type Decoder, defaultLimit, readItems, type StreamSettings } from "./items.js";
import { parseJson } from "./json-text.js";
import { decodeRecords, type RecordFormat } from "./records.js";

/** An event of a `text/event-stream`. */
export interface ServerSentEvent<Data = unknown, Name extends string = string> {
  /** The name of the event: `message` where the server sends none. */
  readonly event: Name;
  /** The lines of its data, or what they say as JSON. */
  readonly data: Data;
  /** The last `id` that the server sent, with this event or before; absent where there is none. For `Last-Event-ID`. */
  readonly id?: string;
  /** How many milliseconds to wait before connecting again, if the server has said so since the event before. */
  readonly retry?: number;
}

/** How a `text/event-stream` is read. */
export interface EventStreamSettings<Event> extends StreamSettings<Event> {
  /** Which events have JSON as data: all, none, or those of these names. The data of the others is text. */
  readonly json: boolean | readonly string[];
  /** Reads data that should be JSON: `jsonOrText` where it may be text, too. */
  readonly parse?: ((text: string) => Decoded) | undefined;
}

/**
 * Reads a `text/event-stream` by the rules of WHATWG HTML §9.2.5 and §9.2.6. An item is an event as a
 * {@link ServerSentEvent}, which is what the schema of an item describes (OpenAPI 3.2 §4.14.4) once data that is JSON
 * has been parsed. An event that is cut off by the end of the body is no item (§9.2.6).
 *
 * The text `[DONE]` where there should be JSON ends the iteration: many servers say so that no more will come.
 *
 * @returns the events, which can be iterated once; leaving the loop cancels the body. The iteration ends with a
 * `ValidationError` or an `UnreadableItemError` at an event that does not match its schema or whose data is not JSON.
 */
export function readEventStream<Event>(
  body: ReadableStream<Uint8Array> | null,
  settings: EventStreamSettings<Event>,
): AsyncIterable<Event> {
  return readItems(body, eventStreamDecoder(settings), settings);
}

/** Decodes the bytes of a `text/event-stream` into events. */
export function eventStreamDecoder({
  json,
  parse = (text) => parseJson(text, "has data that is not JSON"),
  limit = defaultLimit,
}: Pick<EventStreamSettings<unknown>, "json" | "parse" | "limit">): Decoder {
  return decodeRecords({ separators: [0x0a, 0x0d], limit, decode: eventLine(json, parse, limit) });
}

/** Makes a validator of events from one of their data, for schemas that describe only that (before OpenAPI 3.2). */
export function eventOf<Data>(data: Validator<Data>): Validator<ServerSentEvent<Data>> {
  return (event) => {
    const { issues } = data((event as ServerSentEvent).data);
    return issues
      ? { issues: issues.map((issue) => issueWithin("data", issue)) }
      : { value: event as ServerSentEvent<Data> };
  };
}

/** Interprets the lines of a stream; an empty one completes an event. */
function eventLine(
  json: boolean | readonly string[],
  parse: (text: string) => Decoded,
  limit: number,
): RecordFormat["decode"] {
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  let name = "";
  let data: string[] = [];
  let size = 0;
  let id = "";
  let retry: number | undefined;

  function dispatch(): Decoded | undefined {
    const event = name || "message";
    const text = data.join("\n");
    const isEvent = data.length > 0;
    name = "";
    data = [];
    size = 0;
    if (!isEvent) return undefined;
    const fields = { ...(id && { id }), ...(retry !== undefined && { retry }) };
    retry = undefined;
    if (json !== true && !(json || []).includes(event)) {
      return { kind: "item", value: { event, data: text, ...fields } };
    }
    if (text === "[DONE]") return { kind: "end" };
    const parsed = parse(text);
    return parsed.kind === "item" ? { kind: "item", value: { event, data: parsed.value, ...fields } } : parsed;
  }

  return (bytes, separator) => {
    if (separator === undefined) return undefined; // the body ends in the middle of a line
    const line = utf8.decode(bytes);
    if (line === "") return dispatch();
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") name = value;
    else if (field === "data") {
      size += bytes.length;
      if (size > limit) return { kind: "too-long" };
      data.push(value);
    } else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Math.min(Number(value), Number.MAX_SAFE_INTEGER);
    return undefined;
  };
}
