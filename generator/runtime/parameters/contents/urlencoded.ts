import { percentEncode, textOf } from "../encode.js";
import type { ParameterContent } from "../rules.js";
import { membersOf } from "../styles/members.js";
import { jsonText } from "./json.js";

/**
 * `application/x-www-form-urlencoded`: an object, of which each property is a pair, each item of an array has one of its
 * own, and what is structured beyond that is JSON (OpenAPI 3.2, Encoding Object; WHATWG URL §5.2).
 */
export const urlencodedText: ParameterContent = {
  percentEncoded: true,
  text(value, refuse) {
    if (value === undefined || value === null) return undefined;
    const properties = (Array.isArray(value) ? undefined : membersOf(value)) ?? refuse("an object");
    const encode = (item: unknown) =>
      percentEncode(membersOf(item) ? (jsonText.text(item, refuse) ?? "") : textOf(item, refuse), refuse);
    return properties
      .flatMap(([name, given]) =>
        (Array.isArray(given) ? (membersOf(given) ?? []) : [[given]]).map(
          ([item]) => `${encode(name)}=${encode(item)}`,
        ),
      )
      .join("&")
      .replaceAll("%20", "+");
  },
};
