import type { Content } from "../contents.js";
import { readJsonSequence } from "../streams/json-seq.js";
import type { Validator } from "../validation.js";
import { itemStream } from "./item-stream.js";

/** `application/json-seq` (RFC 7464). */
export function jsonSequence(validator: Validator<unknown>, mediaType = "application/json-seq"): Content {
  return itemStream(mediaType, readJsonSequence, validator);
}
