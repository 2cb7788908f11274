const BASE64 = /^[A-Za-z\d+/]*={0,2}$/;

/** Whether a value is base64 text, padded (RFC 4648 §4). */
export function isByte(value: unknown): value is string {
  return typeof value === "string" && value.length % 4 === 0 && BASE64.test(value);
}
