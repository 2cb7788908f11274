import { pointerSegment } from "../explain.js";
import { ValidationError } from "../validation.js";
import type { Refuse } from "./rules.js";

/**
 * Returns a function that throws a `ValidationError` for one parameter: `parameter` is where it is in the request. The error does
 * not show the value, which can be a secret.
 */
export function refuser(...parameter: readonly string[]): Refuse {
  return (expected, property) => {
    const path = property === undefined ? parameter : [...parameter, property];
    const pointer = path.map(pointerSegment).join("");
    const message = `must be ${expected}`;
    const issue = { path, pointer, keyword: "in", expected, received: "another value", message, location: "" };
    throw new ValidationError("Request", [{ ...issue, schema: undefined }]);
  };
}

/** Refuses the value of a property of the body, which is written like a query. */
export function refuserInBody(name: string): Refuse {
  return refuser("body", name);
}
