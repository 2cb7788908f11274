import { isLeapSecond } from "./leap-seconds.js";

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a value is the text of a time with an offset (RFC 3339 §5.6, `full-time`), with leap seconds only where they can occur. */
export function isTime(value: unknown): value is string {
  return (
    typeof value === "string" &&
    TIME.test(value) &&
    (value.charCodeAt(6) !== 54 /* 6 */ || isLeapSecond(`2000-01-02T${value}`))
  );
}
