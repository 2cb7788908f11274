import type { JsonValue } from "../../1-load/tree.js";
import { type Code, code, group, ifBroken, indent, join, line, list } from "./code.js";
import { objectKey } from "./identifiers.js";

/** A JSON value as an expression. Every member is an own property, `__proto__` too. */
export function jsonLiteral(value: JsonValue): Code {
  if (typeof value !== "object" || value === null) return code`${value}`;
  if (isArray(value)) return list(code`[`, value.map(jsonLiteral), code`]`);
  const members = Object.entries(value).map(([key, member]) => code`${objectKey(key)}: ${jsonLiteral(member)}`);
  if (members.length === 0) return code`{}`;
  return group(code`{`, indent(line, join(code`,${line}`, members), ifBroken(code`,`)), line, code`}`);
}

/** A string, number or boolean as a literal type. */
export function typeLiteral(value: string | number | boolean): Code {
  return code`${value}`;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
