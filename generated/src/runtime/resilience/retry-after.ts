/**
 * Returns how many milliseconds to wait according to a `Retry-After` header (RFC 9110 §10.2.3), which has seconds, or a
 * date in one of the three forms of HTTP (§5.6.7). Returns 0 if there is no header, or one of no such form.
 */
export function retryAfter(header: string | null, now: number): number {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  if (!/^\w+(, \d\d[ -]\w{3}[ -]\d{2,4}| \w{3} [ \d]\d) \d\d:\d\d:\d\d( GMT| \d{4})$/.test(value)) return 0;
  // The oldest form names no time zone; it is GMT as well.
  const date = Date.parse(value.endsWith("GMT") ? value : `${value} GMT`);
  return Math.max(0, date - now) || 0;
}
