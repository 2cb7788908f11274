import type { ParameterContent } from "../rules.js";

/** `application/json`, and every media type that ends in `+json`. `null` is a value, only `undefined` is not sent. */
export const jsonText: ParameterContent = {
  text(value, refuse) {
    try {
      return JSON.stringify(value);
    } catch {
      return refuse("a value that JSON can hold");
    }
  },
};
