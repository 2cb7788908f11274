import type { Model, Property, Shape } from "../../../generator/3-analyse/model.js";
import { type Code, code, group, ifBroken, indent, join, line, list } from "../../../generator/4-emit/print/code.js";
import { objectKey } from "../../../generator/4-emit/print/identifiers.js";
import { type Alternative, alternativesOf } from "./alternatives.js";

/** A value of a shape as a literal, with nothing in it that need not be there; nothing where there is no such value. */
export function literalOf(shape: Shape, model: Model, depth = 0): Code | undefined {
  if (depth > deepest) return undefined;
  for (const alternative of alternativesOf(shape, model)) {
    const literal = literalOfAlternative(alternative, model, depth);
    if (literal !== undefined) return literal;
  }
  return undefined;
}

/** A literal for each thing that a value can be: each member of an enum, each variant of a union. */
export function literalsOf(shape: Shape, model: Model): readonly Code[] {
  return alternativesOf(shape, model).flatMap((alternative) => literalOfAlternative(alternative, model, 0) ?? []);
}

/** An object literal; nothing where there are no members. */
export function objectLiteral(members: readonly (readonly [name: string, value: Code])[]): Code {
  const printed = members.map(([name, value]) => code`${objectKey(name)}: ${value}`);
  if (printed.length === 0) return code`{}`;
  return group(code`{`, indent(line, join(code`,${line}`, printed), ifBroken(code`,`)), line, code`}`);
}

/** Schemas that require themselves end somewhere, at the latest here. */
const deepest = 6;

function literalOfAlternative(shape: Alternative, model: Model, depth: number): Code | undefined {
  switch (shape.kind) {
    case "unknown":
      return code`${"anything"}`;
    case "literal":
      return code`${shape.value}`;
    case "primitive":
      return primitiveLiteral(shape.type);
    case "array": {
      const item = literalOf(shape.items, model, depth + 1);
      return item === undefined ? code`[]` : list(code`[`, [item], code`]`);
    }
    case "tuple": {
      const items = shape.items.slice(0, shape.required).map((item) => literalOf(item, model, depth + 1));
      return items.every((item) => item !== undefined) ? list(code`[`, items, code`]`) : undefined;
    }
    case "object":
      return requiredMembers(shape.properties, model, depth);
    case "bytes":
    case "notNull":
      return undefined;
    default:
      return shape satisfies never;
  }
}

function requiredMembers(properties: readonly Property[], model: Model, depth: number): Code | undefined {
  const members: (readonly [string, Code])[] = [];
  for (const { name, shape, required } of properties) {
    // An object without it has one of another type from `Object.prototype`, and TypeScript knows.
    if (!required && !(name in Object.prototype)) continue;
    const value = literalOf(shape, model, depth + 1);
    if (value === undefined) return undefined;
    members.push([name, value]);
  }
  return objectLiteral(members);
}

function primitiveLiteral(type: "string" | "number" | "boolean" | "null"): Code {
  switch (type) {
    case "string":
      return code`${"text"}`;
    case "number":
      return code`${1}`;
    case "boolean":
      return code`${true}`;
    case "null":
      return code`${null}`;
    default:
      return type satisfies never;
  }
}
