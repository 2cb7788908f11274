import type { Draw } from "../../validators/draw.js";
import {
  constants,
  divisors,
  numbers,
  patterns,
  propertyNames,
  typeNames,
  type WrittenKeywords,
  type WrittenSchema,
} from "../../validators/written.js";
import type { Edit, Edited } from "./edits.js";

/** Edits that mostly change which values a schema accepts, as people make them from one version to the next. */
export const changes: ReadonlyMap<string, Edit> = new Map<string, Edit>([
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((name) => bound(name, numbers)),
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"].map((name) =>
    bound(name, [0, 1, 2, 3, 4]),
  ),
  bound("multipleOf", divisors),
  replaced("pattern", patterns),
  replaced("format", ["uuid", "date", "date-time", "email", "int32", "ipv4", "uri"]),
  replaced("uniqueItems", [true]),
  replaced("const", constants),
  [
    "required",
    (schema, { draw }) => {
      const names = schema.required ?? [];
      const known = [...Object.keys(schema.properties ?? {}), ...propertyNames];
      const required = draw.chance(50)
        ? [...new Set([...names, draw.pick(known)])]
        : names.filter((name) => name !== draw.pick(names));
      return { schema: { ...schema, required } };
    },
  ],
  [
    "enum",
    (schema, { draw }) => {
      const values = schema.enum;
      if (values === undefined) return { schema: { ...schema, enum: draw.some(constants, 4).concat(null) } };
      return draw.chance(50) || values.length < 2
        ? { schema: { ...schema, enum: [...values, draw.pick(constants)] } }
        : { schema: { ...schema, enum: values.toSpliced(draw.upTo(values.length - 1), 1) } };
    },
  ],
  [
    "type",
    (schema, { draw }) => {
      const types = [schema.type ?? []].flat();
      const name = draw.pick(typeNames);
      const next = types.includes(name) ? types.filter((each) => each !== name) : [...types, name];
      return {
        schema: next.length === 0 ? without(schema, "type") : { ...schema, type: draw.chance(70) ? next : name },
      };
    },
  ],
  ["nullable", (schema) => ({ schema: { anyOf: [schema, { type: "null" }] } })],
  [
    "the kind of a union",
    (schema, { draw }) => {
      const name = ["anyOf", "oneOf", "allOf"].find((each) => each in schema);
      if (name === undefined) return undefined;
      const others = ["anyOf", "oneOf", "allOf"].filter((each) => !(each in schema));
      return others.length === 0
        ? undefined
        : { schema: { ...without(schema, name), [draw.pick(others)]: schema[name] } };
    },
  ],
  ...["anyOf", "oneOf", "allOf", "prefixItems"].map((name): readonly [string, Edit] => [
    `a member of ${name}`,
    (schema, { draw }) => {
      const members = schema[name] as readonly WrittenSchema[] | undefined;
      if (members === undefined) return undefined;
      const index = draw.upTo(members.length - 1);
      if (draw.chance(40)) return { schema: { ...schema, [name]: [...members, small(draw)] } };
      if (draw.chance(50)) return { schema: { ...schema, [name]: members.with(index, small(draw)) } };
      return members.length < 2 ? undefined : { schema: { ...schema, [name]: members.toSpliced(index, 1) } };
    },
  ]),
  [
    "a property",
    (schema, { draw }) => {
      const properties = schema.properties ?? {};
      const name = draw.pick(propertyNames);
      const entries = Object.entries(properties).filter(([key]) => key !== name);
      const isKept = draw.chance(50) || entries.length === Object.keys(properties).length;
      const next: readonly (readonly [string, WrittenSchema])[] = isKept ? [...entries, [name, small(draw)]] : entries;
      return { schema: { ...schema, properties: Object.fromEntries(next) } };
    },
  ],
  [
    "the name of a property",
    (schema, { draw }) => {
      const names = Object.keys(schema.properties ?? {});
      if (names.length === 0) return undefined;
      const old = draw.pick(names);
      const renamed = Object.entries(schema.properties ?? {}).map(([name, each]) => [
        name === old ? "renamed" : name,
        each,
      ]);
      return { schema: { ...schema, properties: Object.fromEntries(renamed) } };
    },
  ],
  ...[
    "additionalProperties",
    "unevaluatedProperties",
    "items",
    "unevaluatedItems",
    "propertyNames",
    "contains",
    "not",
  ].map((name): readonly [string, Edit] => [
    name,
    (schema, { draw }) => {
      if (name in schema && draw.chance(50)) return { schema: without(schema, name) };
      return { schema: { ...schema, [name]: draw.chance(40) ? false : small(draw) } };
    },
  ]),
  ...[
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "patternProperties",
    "minContains",
    "maxContains",
  ].map((name): readonly [string, Edit] => [
    `${name} goes`,
    (schema) => (name in schema ? { schema: without(schema, name) } : undefined),
  ]),
  [
    "integers and numbers",
    (schema) => {
      const types = [schema.type ?? []].flat();
      const swapped = types.map((each) => (each === "integer" ? "number" : each === "number" ? "integer" : each));
      return swapped.join() === types.join() ? undefined : { schema: { ...schema, type: [...new Set(swapped)] } };
    },
  ],
  [
    "the target of a reference",
    ({ $ref, ...rest }, { draw, components }) => {
      // No schema may refer to itself for the same value (JSON Schema 2020-12 Core §9.4.1).
      const targets = Object.values(components).filter((each) => !JSON.stringify(each).includes("$ref"));
      if ($ref === undefined || targets.length === 0) return undefined;
      return { schema: { ...rest, allOf: [...(rest.allOf ?? []), withoutDefinitions(draw.pick(targets))] } };
    },
  ],
  [
    "readOnly or writeOnly",
    (schema, { draw }) => {
      const name = draw.pick(["readOnly", "writeOnly"]);
      return { schema: name in schema ? without(schema, name) : { ...schema, [name]: true } };
    },
  ],
  ["the whole schema", (_, { draw }) => ({ schema: small(draw) })],
]);

/** A keyword with a number is added, moved, or goes. */
function bound(name: string, values: readonly number[]): readonly [string, Edit] {
  return [
    name,
    (schema, { draw }): Edited => {
      const limit = schema[name];
      if (typeof limit !== "number" || draw.chance(30)) return { schema: { ...schema, [name]: draw.pick(values) } };
      if (draw.chance(30)) return { schema: without(schema, name) };
      const moved = name === "multipleOf" ? limit * draw.pick([2, 3, 10]) : limit + draw.pick([-1, 1]);
      return moved < 0 && /^(min|max)(Le|It|Pr)/.test(name)
        ? { schema: without(schema, name) }
        : { schema: { ...schema, [name]: moved } };
    },
  ];
}

/** A keyword is added, gets another value, or goes. */
function replaced(name: string, values: readonly unknown[]): readonly [string, Edit] {
  return [
    name,
    (schema, { draw }): Edited =>
      name in schema && draw.chance(40)
        ? { schema: without(schema, name) }
        : { schema: { ...schema, [name]: draw.pick(values) } },
  ];
}

function without(schema: WrittenKeywords, name: string): WrittenKeywords {
  return Object.fromEntries(Object.entries(schema).filter(([each]) => each !== name));
}

/** A copy of a component must not have definitions that references lead to. */
function withoutDefinitions(schema: WrittenSchema): WrittenSchema {
  return typeof schema === "boolean" ? schema : without(schema, "$defs");
}

function small(draw: Draw): WrittenSchema {
  return draw.pick<() => WrittenSchema>([
    () => ({ type: draw.pick(typeNames) }),
    () => ({ type: "string", minLength: draw.upTo(3) }),
    () => ({ type: "string", pattern: draw.pick(patterns) }),
    () => ({ type: "integer", minimum: draw.upTo(5) }),
    () => ({ const: draw.pick(constants) }),
    () => ({ enum: [draw.pick(constants), draw.pick(["x", "y"])] }),
    () => ({
      type: "object",
      properties: { [draw.pick(["a", "b", "kind"])]: { type: draw.pick(typeNames) } },
      required: draw.some(["a", "kind"], 2),
    }),
    () => ({ type: "array", items: { type: draw.pick(typeNames) } }),
    () => draw.chance(50),
  ])();
}
