import { percentEncode } from "../encode.js";
import type { Parameter } from "../rules.js";

/** An item of an array, or a property of an object: its name and its value. */
export type Member = readonly [item: unknown] | readonly [name: string, value: unknown];

/**
 * The items of an array or the properties of an object. `null` and `undefined` are not among them (RFC 6570 §2.3).
 * Returns `undefined` for every other value, also for a `Date`, a `Map` and whatever else is more than its properties.
 */
export function membersOf(value: unknown): readonly Member[] | undefined {
  const type = Object.prototype.toString.call(value);
  const members: readonly Member[] | undefined =
    type === "[object Array]"
      ? (value as readonly unknown[]).map((item) => [item] as const)
      : type === "[object Object]"
        ? Object.entries(value as object)
        : undefined;
  return members?.filter((member) => (member.at(-1) ?? undefined) !== undefined);
}

/**
 * Writes a value as one text: `separator` joins the members of an array or an object, `equals` the name and the value of
 * a property (RFC 6570 §3.2.1). Delimiters are written as they are, and encoded where they are in the value. Returns
 * `undefined` where there is no member: that is as if the value were undefined (RFC 6570 §2.3).
 */
export function joined(
  { encode }: Parameter,
  value: unknown,
  separator: string,
  equals: string = separator,
): string | undefined {
  const members = membersOf(value);
  if (members === undefined) return encode(value);
  const texts = members.map((member) =>
    member.map((text) => encode(text, separator + equals, propertyOf(member))).join(equals),
  );
  return texts.length === 0 ? undefined : texts.join(separator);
}

/**
 * Writes a value as pairs of a name and a text. Exploded, each item of an array is a pair with the name of the parameter,
 * and each property of an object is one with its own name; otherwise there is one pair (RFC 6570 §3.2.7 to §3.2.9).
 * `name` is the name of the parameter, encoded.
 */
export function namedTexts(
  parameter: Parameter,
  name: string,
  value: unknown,
  explode: boolean,
  separator = ",",
): readonly (readonly [name: string, text: string])[] {
  const { encode } = parameter;
  const members = explode ? membersOf(value) : undefined;
  if (members !== undefined) {
    return members.map((member) =>
      member.length > 1
        ? [encode(member[0], "="), encode(member[1], "", propertyOf(member))]
        : [name, encode(member[0])],
    );
  }
  const text = joined(parameter, value, separator);
  return text === undefined ? [] : [[name, text]];
}

/** Writes a value as the `name=value` pairs of a query. */
export function queryPairs(
  parameter: Parameter,
  value: unknown,
  explode = false,
  separator?: string,
): readonly string[] {
  const name = percentEncode(parameter.name, parameter.refuse);
  return namedTexts(parameter, name, value, explode, separator).map((pair) => pair.join("="));
}

/** The name of the property that a member is; an item has none. */
function propertyOf(member: Member): string | undefined {
  return member.length > 1 ? String(member[0]) : undefined;
}
