import type { Content } from "../contents.js";
import { readJsonLines } from "../streams/json-lines.js";
import type { Validator } from "../validation.js";
import { itemStream } from "./item-stream.js";

/** JSON Lines: `application/jsonl`, `application/x-ndjson`. */
export function jsonLines(validator: Validator<unknown>, mediaType: string): Content {
  return itemStream(mediaType, readJsonLines, validator);
}
