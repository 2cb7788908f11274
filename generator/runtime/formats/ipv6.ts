/** Eight groups, or at most seven with `::` among them. */
const IPV6 =
  /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?=(?::{0,2}[\da-f]{1,4}){0,7}:{0,2}$)(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?::(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?)$/i;

const IPV4_AT_END = /:(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Whether a value is the text of an IPv6 address, without a zone (RFC 4291 §2.2). */
export function isIpv6(value: unknown): value is string {
  // None has more characters than one that ends in a whole IPv4 address.
  return typeof value === "string" && value.length <= 45 && IPV6.test(value.replace(IPV4_AT_END, ":0:0"));
}
