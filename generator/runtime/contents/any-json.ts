import { type Content, essence } from "../contents.js";
import type { Validator } from "../validation.js";
import { isJson, json } from "./json.js";

/** A range such as `application/*` whose values the contract describes: JSON, whichever media type of the range that is. */
export function anyJson(mediaType: string, validator?: Validator<unknown>): Content {
  const content = json(validator, mediaType);
  return {
    ...content,
    write(value, contentType = "application/json") {
      if (!isJson(essence(contentType))) throw new TypeError(`A value cannot be written as ${contentType}`);
      return { ...content.write(value), contentType };
    },
  };
}
