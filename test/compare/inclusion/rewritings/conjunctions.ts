import { withSubschemas } from "../../../../generator/compare/witness/written-schemas.js";
import type { WrittenKeywords, WrittenSchema } from "../../../validators/written.js";
import {
  hasAny,
  hasDefinitions,
  joined,
  otherProperties,
  pick,
  type Rewriting,
  withComponent,
  without,
} from "./tools.js";

/** Schemas that are joined: by references, by `allOf`, and in one. */
export const conjunctions: readonly Rewriting[] = [
  [
    "a reference is replaced by what it leads to",
    ({ $ref, ...rest }, { components }) => {
      const target = $ref === undefined ? undefined : components[$ref.replace("#/components/schemas/", "")];
      if (target === undefined || hasDefinitions(target)) return undefined;
      if (Object.keys(rest).length === 0) return { schema: target };
      return joined(rest, target);
    },
  ],
  [
    "a schema becomes a component",
    (schema, { components }) => withComponent(components, schema, (reference) => reference),
  ],
  [
    "a component gets another name",
    ({ $ref, ...rest }, { components }) =>
      $ref === undefined ? undefined : withComponent(components, { $ref }, (reference) => ({ ...rest, ...reference })),
  ],
  ["a reference moves into allOf", ({ $ref, ...rest }) => ($ref === undefined ? undefined : joined(rest, { $ref }))],
  [
    "an allOf of one becomes a reference",
    ({ allOf, ...rest }) => {
      const [only, another] = allOf ?? [];
      const isReference = typeof only === "object" && Object.keys(only).join() === "$ref";
      return isReference && another === undefined && rest.$ref === undefined
        ? { schema: { ...rest, ...only } }
        : undefined;
    },
  ],
  ["a schema is wrapped in allOf", (schema) => ({ schema: { allOf: [schema] } })],
  [
    "an empty schema joins allOf",
    ({ allOf = [], ...rest }, { draw }) => ({
      schema: { ...rest, allOf: [...allOf, draw.pick<WrittenSchema>([{}, true, { description: "Nothing." }])] },
    }),
  ],
  [
    "a base is extracted into allOf",
    (schema, { draw, components }) => {
      const { properties, required = [], type, ...rest } = schema;
      if (properties === undefined || hasAny(rest, otherProperties)) return undefined;
      const names = Object.keys(properties);
      const moved = new Set(draw.some(names, names.length));
      const split = (mine: boolean): WrittenKeywords => ({
        ...(type !== undefined && { type }),
        properties: Object.fromEntries(Object.entries(properties).filter(([name]) => moved.has(name) === mine)),
        required: required.filter((name) => moved.has(name) === mine),
      });
      return withComponent(components, split(true), (reference) => ({
        ...(joined({ ...rest, ...split(false) }, reference).schema as object),
      }));
    },
  ],
  [
    "allOf is flattened",
    ({ allOf, ...rest }) => {
      const index = (allOf ?? []).findIndex((member) => typeof member === "object" && canMerge(rest, member));
      const member = allOf?.[index];
      if (typeof member !== "object") return undefined;
      const others = allOf?.toSpliced(index, 1) ?? [];
      return { schema: { ...rest, ...member, ...(others.length > 0 && { allOf: others }) } };
    },
  ],
  [
    "assertions are repeated in allOf",
    (schema, { draw }) => {
      const names = Object.keys(schema).filter((name) => movable.has(name));
      if (names.length === 0) return undefined;
      return joined(schema, pick(schema, [draw.pick(names), ...draw.some(names, 2)]));
    },
  ],
  [
    "assertions move into allOf",
    (schema, { draw }) => {
      const names = Object.keys(schema).filter((name) => movable.has(name));
      if (names.length === 0) return undefined;
      const moved = [draw.pick(names), ...draw.some(names, 2)];
      return joined(without(schema, moved), pick(schema, moved));
    },
  ],
  ["everything is in another order", (schema) => ({ schema: reordered(schema) })],
];

/** Keywords that mean the same wherever they stand. */
const movable: ReadonlySet<string> = new Set([
  ..."type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern".split(
    " ",
  ),
  ..."format minItems maxItems uniqueItems minProperties maxProperties required dependentRequired not propertyNames".split(
    " ",
  ),
]);

/** Groups of keywords that depend on each other. */
const groups: readonly (readonly string[])[] = [
  ["properties", ...otherProperties],
  ["prefixItems", "items", "unevaluatedItems"],
  ["contains", "minContains", "maxContains"],
  ["if", "then", "else"],
];

/** Whether the keywords of two schemas mean the same in one. */
function canMerge(schema: WrittenKeywords, member: WrittenKeywords): boolean {
  const mine = Object.keys(schema);
  if (hasAny(member, ["$defs", "allOf", "unevaluatedProperties", "unevaluatedItems"])) return false;
  return (
    Object.keys(member).every((name) => !mine.includes(name)) &&
    groups.every((group) => !(hasAny(schema, group) && hasAny(member, group)))
  );
}

/** The same schema with all that has no order in the other order. */
function reordered(schema: WrittenSchema): WrittenSchema {
  if (typeof schema === "boolean") return schema;
  const inside = withSubschemas(schema, reordered);
  const unordered = new Set(["required", "enum", "type", "anyOf", "oneOf", "allOf"]);
  const entries = Object.entries(inside).map(([name, value]): [string, unknown] => {
    if (unordered.has(name) && Array.isArray(value)) return [name, value.toReversed()];
    if (name === "properties") return [name, Object.fromEntries(Object.entries(value as object).toReversed())];
    return [name, value];
  });
  return Object.fromEntries(entries.toReversed());
}
