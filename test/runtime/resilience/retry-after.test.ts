import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { retryAfter } from "../../../generator/runtime/resilience/retry-after.js";

const now = Date.UTC(1994, 10, 6, 8, 49, 7);

// Where the time of the system is not that of HTTP.
beforeAll(() => void vi.stubEnv("TZ", "Asia/Tokyo"));
afterAll(() => void vi.unstubAllEnvs());

it.each([
  ["seconds", "30", 30_000],
  ["no seconds", "0", 0],
  ["a number with spaces around", " 30 ", 30_000],
  ["seconds without end", "9".repeat(400), Number.POSITIVE_INFINITY],
  ["a date", "Sun, 06 Nov 1994 08:49:37 GMT", 30_000],
  ["a date of RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", 30_000],
  ["a date of C's asctime", "Sun Nov  6 08:49:37 1994", 30_000],
  ["a date of C's asctime, of two digits", "Wed Nov 16 08:49:07 1994", 864_000_000],
  ["a date that is past", "Sun, 06 Nov 1994 08:49:00 GMT", 0],
  ["a date that does not exist", "Sun, 99 Nov 1994 08:49:37 GMT", 0],
  ["a date in another form", "Nov 6, 1994 08:49:37", 0],
  ["a date in another form, of ISO 8601", "1994-11-06T08:49:37Z", 0],
  ["a fraction", "1.5", 0],
  ["less than nothing", "-5", 0],
  ["words", "in a while", 0],
  ["words about a date", "Maybe on 6 Nov 08:49:37 1994", 0],
  ["emptiness", "", 0],
  ["no header", null, 0],
])("Retry-After may be %s", (_, header, milliseconds) => {
  expect(retryAfter(header, now)).toBe(milliseconds);
});
