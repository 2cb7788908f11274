const DATE_TIME =
  /^(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a value is the text of a date and time with an offset (RFC 3339 §5.6): real days only, leap seconds where they can be. */
export function isDateTime(value: unknown): value is string {
  return (
    typeof value === "string" && DATE_TIME.test(value) && (value.charCodeAt(17) !== 54 /* 6 */ || isLeapSecond(value))
  );
}

/** A leap second ends a day in UTC, whatever the offset it is written with (RFC 3339 appendix D). */
function isLeapSecond(value: string): boolean {
  const minutes = (at: number) => 60 * Number(value.slice(at, at + 2)) + Number(value.slice(at + 3, at + 5));
  const offsetAt = value.length - 6;
  const sign = value[offsetAt] === "+" ? 1 : value[offsetAt] === "-" ? -1 : 0;
  const offset = sign === 0 ? 0 : sign * minutes(offsetAt + 1);
  return (minutes(11) - offset + 1440) % 1440 === 1439;
}
