// Repetitions are spelled out, as engines are slow at counting them.
const UUID4 =
  /^[\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-4[\da-f][\da-f][\da-f]-[89ab][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f]$/i;

/** Whether a value is the text of a version-4 UUID, the random kind (RFC 4122 §4.4). */
export function isUuid4(value: unknown): value is string {
  return typeof value === "string" && UUID4.test(value);
}
