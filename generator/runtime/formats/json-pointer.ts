const BAD_ESCAPE = /~(?![01])/;

/** Whether a value is the text of a JSON Pointer (RFC 6901 §5). */
export function isJsonPointer(value: unknown): value is string {
  return typeof value === "string" && (value === "" || value[0] === "/") && !BAD_ESCAPE.test(value);
}
