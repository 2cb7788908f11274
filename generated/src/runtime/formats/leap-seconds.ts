/**
 * Whether the time at an index of a text, `23:59:60` with an offset at the text's end, can be a leap second: one ends a
 * day in UTC, whatever the offset it is written with (RFC 3339 appendix D).
 */
export function isLeapSecond(value: string, start: number): boolean {
  const offset = /[zZ]$/.test(value) ? "Z" : value.slice(-6);
  return new Date(`2000-01-02T${value.slice(start, start + 5)}${offset}`).toISOString().slice(11, 16) === "23:59";
}
