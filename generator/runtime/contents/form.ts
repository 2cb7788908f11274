import { type Content, readBytes } from "../contents.js";
import { urlencodedText } from "../parameters/contents/urlencoded.js";
import { serializeQuery } from "../parameters/query.js";
import { refuser, refuserInBody } from "../parameters/refuse.js";
import type { QueryRule } from "../parameters/rules.js";
import type { Validator } from "../validation.js";

/**
 * `application/x-www-form-urlencoded`: a pair for each property. One that the contract gives a style has a rule; the others
 * are text, or JSON where they are structured (OpenAPI 3.1 §4.8.14.4). A response is returned as `FormData`.
 */
export function form(validator?: Validator<unknown>, rules: readonly QueryRule[] = []): Content {
  const mediaType = "application/x-www-form-urlencoded";
  return {
    mediaType,
    validator,
    write(value) {
      const pairs = propertiesOf(value, mediaType).map(([name, property]) =>
        rules.some((rule) => rule.name === name)
          ? serializeQuery({ [name]: property }, rules, refuserInBody)
          : urlencodedText.text({ [name]: property }, refuser("body")),
      );
      return { body: pairs.filter((pair) => pair).join("&") };
    },
    read: readForm,
  };
}

/**
 * The properties of an object that is sent as a form. Throws a `TypeError` for what is more than its properties, or has
 * none: `FormData`, a `Map`, an array, text.
 */
export function propertiesOf(value: unknown, mediaType: string): [name: string, property: unknown][] {
  if (Object.prototype.toString.call(value) === "[object Object]") return Object.entries(value as object);
  throw new TypeError(`A body of ${mediaType} must be an object of its properties`);
}

/** Reads a form of either media type. */
export async function readForm(response: Response): ReturnType<Content["read"]> {
  const { blob, ...ended } = await readBytes(response);
  try {
    if ("cause" in ended) throw ended.cause;
    const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
    return { value: await new Response(blob, { headers }).formData(), text: "" };
  } catch (cause) {
    return { text: await blob.text(), cause };
  }
}
