const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Whether a value is the text of a UUID of any version (RFC 4122 §3). */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
