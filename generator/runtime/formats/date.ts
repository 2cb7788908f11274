const DATE =
  /^(?:\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:\d\d(?!00)(?:[02468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$/;

/** Whether a value is the text of an existing day (RFC 3339 §5.6, `full-date`). */
export function isDate(value: unknown): value is string {
  return typeof value === "string" && DATE.test(value);
}
