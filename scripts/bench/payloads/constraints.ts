import type { Change } from "./changes.js";

export const v1 = "a8098c1a-f86e-11da-bd1a-00112444be1e";
export const v4 = "A987FBC9-4BED-4078-8F07-9141BA07C9F3";

export function uuid4(...at: PropertyKey[]): readonly Change[] {
  return [
    { constraint: "uuid4", at, value: "nope" },
    { constraint: "uuid4 (the version)", at, value: v1 },
    { constraint: "uuid4 (the variant)", at, value: "a987fbc9-4bed-4078-cf07-9141ba07c9f3" },
    { constraint: "uuid4 (a digit)", at, value: "g987fbc9-4bed-4078-8f07-9141ba07c9f3" },
    { constraint: "uuid4 (its end)", at, value: `${v4} ` },
    { constraint: "uuid4 in capitals", at, value: v4, valid: true },
  ];
}

export function dateTime(...at: PropertyKey[]): readonly Change[] {
  const bad = (what: string, value: string) => ({ constraint: `date-time (${what})`, at, value });
  const good = (what: string, value: string) => ({ constraint: `date-time ${what}`, at, value, valid: true as const });
  return [
    bad("not one", "yesterday"),
    bad("no offset", "2025-03-01T09:30:00"),
    bad("no time", "2025-03-01"),
    bad("the month", "2025-13-01T09:30:00Z"),
    bad("days of the month", "2025-02-30T09:30:00Z"),
    bad("leap years", "2025-02-29T09:30:00Z"),
    bad("the hour", "2025-03-01T24:30:00Z"),
    bad("the minute", "2025-03-01T09:60:00Z"),
    bad("leap seconds", "2016-12-31T12:00:60Z"),
    bad("the offset", "2025-03-01T09:30:00+24:00"),
    good("on a leap day", "2024-02-29T09:30:00Z"),
    good("with an offset", "2025-03-01T09:30:00-23:59"),
    good("with a fraction", "2025-03-01T09:30:00.123456789Z"),
    good("in lower case", "2025-03-01t09:30:00z"),
    good("with a leap second", "2016-12-31T23:59:60Z"),
  ];
}

export function bounds(at: readonly PropertyKey[], least: number, most?: number): readonly Change[] {
  const change = (constraint: string, value: unknown, valid?: true): Change => ({
    constraint,
    at,
    value,
    ...(valid && { valid }),
  });
  return [
    change("integer", least + 0.5),
    change("integer", String(least)),
    change("minimum", least - 1),
    change("minimum, just", least, true),
    ...(most === undefined ? [] : [change("maximum", most + 1), change("maximum, just", most, true)]),
  ];
}
