/**
 * Whether the seconds of a date and time, which are 60, can be a leap second: one ends a day in UTC, whatever the offset
 * it is written with (RFC 3339 appendix D).
 */
export function isLeapSecond(value: string): boolean {
  return new Date(value.toUpperCase().replace(":60", ":59")).toISOString().includes("T23:59");
}
