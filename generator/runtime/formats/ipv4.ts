const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Whether a value is the text of an IPv4 address: four numbers without leading zeros, which some read as octal (RFC 3986 §3.2.2). */
export function isIpv4(value: unknown): value is string {
  return typeof value === "string" && IPV4.test(value);
}
