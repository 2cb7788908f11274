import type { Content } from "../contents.js";
import type { Validator } from "../validation.js";
import { form } from "./form.js";

/**
 * `application/x-www-form-urlencoded` of which the contract lists no properties: the text of a form and `URLSearchParams`
 * are sent as they are, any object as its properties.
 */
export function anyForm(validator?: Validator<unknown>): Content {
  const content = form(validator);
  return {
    ...content,
    write: (value, contentType) =>
      typeof value === "string" || value instanceof URLSearchParams
        ? { body: String(value) }
        : content.write(value, contentType),
  };
}
