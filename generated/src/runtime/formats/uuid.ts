// Repetitions are spelled out, as engines are slow at counting them.
const UUID =
  /^[\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f]$/i;

/** Whether a value is the text of a UUID of any version (RFC 4122 §3). */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
