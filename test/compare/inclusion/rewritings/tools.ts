import type { WrittenKeywords, WrittenSchema } from "../../../validators/written.js";
import type { Edit, Edited, Known } from "../edits.js";

/** An edit and its name. */
export type Rewriting = readonly [name: string, edit: Edit];

/** Keywords beside which `properties` cannot be split or extended. */
export const otherProperties = ["additionalProperties", "patternProperties", "unevaluatedProperties"];

export function hasAny(schema: object, names: readonly string[]): boolean {
  return names.some((name) => name in schema);
}

export function hasDefinitions(schema: WrittenSchema): boolean {
  return JSON.stringify(schema).includes('"$defs"');
}

export function pick(schema: WrittenKeywords, names: readonly string[]): WrittenKeywords {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => names.includes(name)));
}

export function without(schema: WrittenKeywords, names: readonly string[]): WrittenKeywords {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
}

/** A schema with another one in its `allOf`. */
export function joined({ allOf = [], ...rest }: WrittenKeywords & Known, member: WrittenSchema): Edited {
  return { schema: { ...rest, allOf: [...allOf, member] } };
}

/** Adds a component, and returns what refers to it. */
export function withComponent(
  components: Readonly<Record<string, WrittenSchema>>,
  component: WrittenSchema,
  use: (reference: WrittenKeywords) => WrittenSchema,
): Edited {
  const name = `New${Object.keys(components).length}`;
  return { schema: use({ $ref: `#/components/schemas/${name}` }), added: { [name]: component } };
}

export function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
