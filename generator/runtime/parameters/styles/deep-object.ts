import { percentEncode } from "../encode.js";
import type { Parameter } from "../rules.js";
import { membersOf } from "./members.js";

/**
 * `color[R]=100` and `color[G]=200`, brackets encoded (OpenAPI 3.2, Style Examples). Beyond an object of strings, numbers
 * and booleans the standard defines nothing, and contracts use the style all the same. Where frameworks that read
 * brackets agree, so does this function:
 *
 * - a value inside another has one more pair of brackets: `color[a][b]=1`, and with an index `items[0][price]=1`;
 * - a parameter that is an array of strings, numbers and booleans has empty ones: `color[]=blue` and `color[]=black`;
 * - a parameter that is a string, a number or a boolean has none: `color=blue`.
 */
export function deepObject({ name, encode, refuse }: Parameter, value: unknown): readonly string[] {
  const start = percentEncode(name, refuse);
  const items = Array.isArray(value) ? (membersOf(value) ?? []) : [];
  return items.length > 0 && items.every(([item]) => membersOf(item) === undefined)
    ? items.map(([item]) => `${start}%5B%5D=${encode(item)}`)
    : bracketed(start, value, encode);
}

function bracketed(start: string, value: unknown, encode: Parameter["encode"], property?: string): readonly string[] {
  const members = membersOf(value);
  if (members === undefined) return [`${start}=${encode(value, "", property)}`];
  return members.flatMap((member, index) => {
    const key = member.length > 1 ? String(member[0]) : String(index);
    return bracketed(`${start}%5B${encode(key)}%5D`, member.at(-1), encode, property ?? key);
  });
}
