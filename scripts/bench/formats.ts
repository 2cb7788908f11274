/**
 * The formats and lengths of the contracts for peers that have none of their own, or others: strict ones, written the
 * way one writes them by hand.
 */

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const uuid4Pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const dateTimePattern =
  /^(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)t(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

export function isUuid4(text: string): boolean {
  return uuid4Pattern.test(text);
}

/** RFC 3339 §5.6: days that there are, and leap seconds at the end of a day in UTC. */
export function isDateTime(text: string): boolean {
  return dateTimePattern.test(text) && (text[17] !== "6" || endsDay(text));
}

function endsDay(text: string): boolean {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(text);
  const ahead = offset ? (offset[1] === "-" ? -1 : 1) * (60 * Number(offset[2]) + Number(offset[3])) : 0;
  return (60 * Number(text.slice(11, 13)) + Number(text.slice(14, 16)) - ahead + 1440) % 1440 === 1439;
}

/** Lengths in code points, counted only where it could matter. */
export function longEnough(text: string, least: number): boolean {
  return text.length >= 2 * least || (text.length >= least && [...text].length >= least);
}

export function shortEnough(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && [...text].length <= most);
}

/** What `MetadataUpdate` says of the object and its keys. */
export function hasMetadataKeys(metadata: object): boolean {
  const keys = Object.keys(metadata);
  return keys.length <= 50 && keys.every((key) => key !== "" && shortEnough(key, 40));
}
