import { isLeapSecond } from "./leap-seconds.js";

const DATE_TIME =
  /^(?:\d\d\d\d-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:\d\d(?!00)(?:[02468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a value is the text of a date and time with an offset (RFC 3339 §5.6): existing days only, and leap seconds only where they can occur. */
export function isDateTime(value: unknown): value is string {
  return (
    typeof value === "string" && DATE_TIME.test(value) && (value.charCodeAt(17) !== 54 /* 6 */ || isLeapSecond(value))
  );
}
