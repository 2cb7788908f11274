import { pointerSegment } from "../explain.js";
import { ValidationError } from "../validation.js";
import type { Refuse } from "./rules.js";

/**
 * Returns a function that throws a `ValidationError` for one parameter: `path` leads to it in the request. The error does
 * not show the value, which can be a secret.
 */
export function refuser(...path: readonly string[]): Refuse {
  return (expected) => {
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
