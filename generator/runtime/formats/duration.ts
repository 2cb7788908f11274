/** No unit between two others may be left out: years and days need months, hours and seconds need minutes. */
const DURATION =
  /^P(?:\d+W|(?=\d|T\d)(?!\d*Y\d+D)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?!\d*H\d+S)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/i;

/** Whether a value is the text of a duration (RFC 3339 appendix A). Its grammar is case-insensitive (RFC 5234 §2.3). */
export function isDuration(value: unknown): value is string {
  return typeof value === "string" && DURATION.test(value);
}
