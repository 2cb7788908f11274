import { percentEncode } from "../encode.js";
import type { Parameter } from "../rules.js";
import { membersOf } from "./members.js";

/**
 * `color[R]=100` and `color[G]=200`, brackets encoded (OpenAPI 3.2, Style Examples). Beyond an object of strings, numbers
 * and booleans the standard defines nothing, and contracts use the style all the same. Where frameworks that read
 * brackets agree, so does this function:
 *
 * - an object in an object has one more pair of brackets: `color[a][b]=1`;
 * - a parameter that is an array has empty ones: `color[]=blue` and `color[]=black`;
 * - a parameter that is a string, a number or a boolean has none: `color=blue`.
 *
 * An array in an object or in an array is refused: some repeat the name for its items, some number them, some do neither.
 */
export function deepObject({ name, encode, refuse }: Parameter, value: unknown): readonly string[] {
  const start = percentEncode(name, refuse);
  return Array.isArray(value)
    ? (membersOf(value) ?? []).map(([item]) => `${start}%5B%5D=${encode(item)}`)
    : bracketed(start, value, encode);
}

function bracketed(start: string, value: unknown, encode: Parameter["encode"]): readonly string[] {
  const properties = Array.isArray(value) ? undefined : membersOf(value);
  return (
    properties?.flatMap(([name, inner]) => bracketed(`${start}%5B${encode(name)}%5D`, inner, encode)) ?? [
      `${start}=${encode(value)}`,
    ]
  );
}
