import type { Content } from "../contents.js";
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
  return {
    mediaType: "application/x-www-form-urlencoded",
    validator,
    write(value) {
      const pairs = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, property]) =>
        rules.some((rule) => rule.name === name)
          ? serializeQuery({ [name]: property }, rules, refuserInBody)
          : urlencodedText.text({ [name]: property }, refuser("body")),
      );
      return { body: pairs.filter((pair) => pair).join("&") };
    },
    read: readForm,
  };
}

/** Reads a form of either media type. */
export async function readForm(response: Response): ReturnType<Content["read"]> {
  try {
    return { value: await response.formData(), text: "" };
  } catch (cause) {
    return { text: "", cause };
  }
}
