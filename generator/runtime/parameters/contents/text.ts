import { textOf } from "../encode.js";
import type { ParameterContent } from "../rules.js";

/** `text/plain`, and every media type whose values are text in the contract too. `null` and `undefined` are not sent. */
export const plainText: ParameterContent = {
  text: (value, refuse) => (value === undefined || value === null ? undefined : textOf(value, refuse)),
};
