import type { JsonValue } from "../../1-load/tree.js";
import { type Code, code, group, ifBroken, indent, join, line, list } from "./code.js";
import { objectKey } from "./identifiers.js";

/** A JSON value as an expression. Every property is an own property, `__proto__` too. */
export function jsonLiteral(value: JsonValue): Code {
  if (typeof value !== "object" || value === null) return code`${value}`;
  if (isArray(value)) return list(code`[`, value.map(jsonLiteral), code`]`);
  const properties = Object.entries(value).map(([name, each]) => code`${objectKey(name)}: ${jsonLiteral(each)}`);
  if (properties.length === 0) return code`{}`;
  return group(code`{`, indent(line, join(code`,${line}`, properties), ifBroken(code`,`)), line, code`}`);
}

/** A string, number or boolean as a literal type. */
export function typeLiteral(value: string | number | boolean): Code {
  return code`${value}`;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
