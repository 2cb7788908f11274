import type { Content } from "../contents.js";
import { readEventStream } from "../streams/event-stream.js";
import type { Decoded } from "../streams/items.js";
import type { Validator } from "../validation.js";
import { itemStream } from "./item-stream.js";

/**
 * `text/event-stream` (WHATWG HTML §9.2). `json` says which events have JSON as data: all, none, or those of these names.
 * `parse` reads it.
 */
export function eventStream(
  validator: Validator<unknown>,
  json: boolean | readonly string[],
  parse?: (text: string) => Decoded,
): Content {
  return itemStream(
    "text/event-stream",
    (body, settings) => readEventStream(body, { ...settings, json, parse }),
    validator,
  );
}
