import { type Content, essence } from "../contents.js";
import type { Validator } from "../validation.js";
import { anyJson } from "./any-json.js";
import { isJson } from "./json.js";
import { text } from "./text.js";

/** A range of which a value may be a string: text where a media type is one of text, elsewhere JSON. */
export function anyJsonOrText(mediaType: string, validator?: Validator<unknown>): Content {
  const [asJson, asText] = [anyJson(mediaType, validator), text(mediaType, validator)];
  return {
    ...asJson,
    write: (value, contentType) => (isText(contentType) ? asText : asJson).write(value, contentType),
    read: (response, reading) =>
      (isText(response.headers.get("Content-Type") ?? "text/plain") ? asText : asJson).read(response, reading),
  };
}

/** Whether a media type is known to be text and no JSON. */
function isText(mediaType = ""): boolean {
  const type = essence(mediaType);
  return !isJson(type) && /^text\/|[/+](xml|yaml)$/.test(type);
}
