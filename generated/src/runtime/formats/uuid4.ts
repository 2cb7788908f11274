const UUID4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** Whether a value is the text of a version-4 UUID, the random kind (RFC 4122 §4.4). */
export function isUuid4(value: unknown): value is string {
  return typeof value === "string" && UUID4.test(value);
}
