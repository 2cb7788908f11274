import { describe, expect, test } from "vitest";
import { isDateTime } from "../../../generator/runtime/formats/date-time.js";
import { isUuid } from "../../../generator/runtime/formats/uuid.js";
import { isUuid4 } from "../../../generator/runtime/formats/uuid4.js";

describe("date-time (RFC 3339 §5.6)", () => {
  test.each([
    ["2026-11-22T08:30:00Z", "UTC"],
    ["2026-11-22t08:30:00z", "lower case"],
    ["2026-11-22T08:30:00.123456789Z", "any fraction"],
    ["2026-11-22T08:30:00+23:59", "the largest offset"],
    ["2026-11-22T08:30:00-00:00", "an unknown offset"],
    ["2024-02-29T00:00:00Z", "a leap day"],
    ["2000-02-29T00:00:00Z", "a leap day of a 400th year"],
    ["0000-01-01T00:00:00Z", "year 0"],
    ["1998-12-31T23:59:60Z", "a leap second"],
    ["1998-12-31T15:59:60.123-08:00", "a leap second west of UTC"],
    ["1999-01-01T05:29:60+05:30", "a leap second east of UTC, the day after"],
  ])("%s: %s", (value) => {
    expect(isDateTime(value)).toBe(true);
  });

  test.each([
    ["2026-11-22T08:30:00", "no offset"],
    ["2026-11-22 08:30:00Z", "a space for the T"],
    ["2026-11-22", "a date"],
    ["08:30:00Z", "a time"],
    ["2023-02-29T00:00:00Z", "no leap year"],
    ["1900-02-29T00:00:00Z", "a 100th year"],
    ["2026-02-30T00:00:00Z", "February 30"],
    ["2026-04-31T00:00:00Z", "April 31"],
    ["2026-13-01T00:00:00Z", "month 13"],
    ["2026-00-01T00:00:00Z", "month 0"],
    ["2026-01-00T00:00:00Z", "day 0"],
    ["2026-01-01T24:00:00Z", "hour 24"],
    ["2026-01-01T00:60:00Z", "minute 60"],
    ["2026-01-01T00:00:61Z", "second 61"],
    ["1998-12-31T22:59:60Z", "a leap second in the wrong hour"],
    ["1998-12-31T23:58:60Z", "a leap second in the wrong minute"],
    ["1998-12-31T23:59:60+01:00", "a leap second that is none in UTC"],
    ["2026-01-01T00:00:00+24:00", "offset 24:00"],
    ["2026-01-01T00:00:00+0100", "an offset without a colon"],
    ["2026-01-01T00:00:00.Z", "an empty fraction"],
    ["2026-1-1T00:00:00Z", "no padding"],
    ["২০২৬-01-01T00:00:00Z", "digits of another script"],
    ["2026-01-01T00:00:00Z\n", "a line break behind it"],
    [" 2026-01-01T00:00:00Z", "a space before it"],
    ["20260-01-01T00:00:00Z", "a year of five digits"],
    ["", "nothing"],
  ])("not %j: %s", (value) => {
    expect(isDateTime(value)).toBe(false);
  });
});

const any = "2eb8aa08-aa98-11ea-b4aa-73b441d16380";
const random = "98d80576-482e-427f-8434-7f86890ab222";

describe("uuid (RFC 4122 §3)", () => {
  test.each([any, random, any.toUpperCase(), "00000000-0000-0000-0000-000000000000"])("%s", (value) => {
    expect(isUuid(value)).toBe(true);
  });

  test.each([
    any.replaceAll("-", ""),
    `${any}0`,
    ` ${any}`,
    `{${any}}`,
    `urn:uuid:${any}`,
    any.replace("2", "g"),
    `${any}\n`,
    "",
  ])("not %j", (value) => {
    expect(isUuid(value)).toBe(false);
  });
});

describe("uuid4 (RFC 4122 §4.4)", () => {
  test.each(["8", "9", "a", "b", "A", "B"])("variant digit %s", (digit) => {
    expect(isUuid4(`98d80576-482e-427f-${digit}434-7f86890ab222`)).toBe(true);
  });

  test.each(["0", "7", "c", "f"])("not variant digit %s", (digit) => {
    expect(isUuid4(`98d80576-482e-427f-${digit}434-7f86890ab222`)).toBe(false);
  });

  test.each(["0", "1", "3", "5", "7", "f"])("not version %s", (digit) => {
    expect(isUuid4(`98d80576-482e-${digit}27f-8434-7f86890ab222`)).toBe(false);
  });

  test("not another version's UUID", () => {
    expect(isUuid4(any)).toBe(false);
  });
});

describe.each([
  ["date-time", isDateTime],
  ["uuid", isUuid],
  ["uuid4", isUuid4],
])("%s takes strings only", (_, is: (value: unknown) => boolean) => {
  test.each([null, undefined, 1, true, [random], { toString: () => random }, new Date(0)])("not %o", (value) => {
    expect(is(value)).toBe(false);
  });
});
