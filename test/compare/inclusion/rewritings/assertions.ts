import { constants, typeNames, type WrittenKeywords, type WrittenSchema } from "../../../validators/written.js";
import type { Edited, Known } from "../edits.js";
import { distinct, joined, type Rewriting, typeOf, without } from "./tools.js";

/** What a schema says of the value itself, and what says nothing. */
export const assertions: readonly Rewriting[] = [
  [
    "a const becomes an enum of one",
    (schema) =>
      "const" in schema && schema.enum === undefined
        ? { schema: { ...without(schema, ["const"]), enum: [schema.const] } }
        : undefined,
  ],
  [
    "an enum of one becomes a const",
    ({ enum: values, ...rest }) =>
      values?.length === 1 && !("const" in rest) ? { schema: { ...rest, const: values[0] } } : undefined,
  ],
  [
    "an enum becomes two that have it in common",
    ({ enum: values, ...rest }, { draw }) =>
      values === undefined
        ? undefined
        : joined({ ...rest, enum: distinct([...values, draw.pick(constants)]) }, { enum: values }),
  ],
  ["an exclusive bound of integers becomes an inclusive one", (schema) => boundShifted(schema)],
  [
    "two bounds become the stricter one",
    ({ minimum, exclusiveMinimum, ...rest }) => {
      if (minimum === undefined || exclusiveMinimum === undefined) return undefined;
      return { schema: exclusiveMinimum >= minimum ? { ...rest, exclusiveMinimum } : { ...rest, minimum } };
    },
  ],
  [
    "a looser bound is added",
    (schema, { draw }) => {
      const { minimum, maxItems, maxLength, minProperties } = schema as Known & Record<string, unknown>;
      const looser: WrittenKeywords = {
        ...(minimum !== undefined && { minimum: Math.floor(minimum) - draw.upTo(2) }),
        ...(maxItems !== undefined && { maxItems: maxItems + draw.upTo(2) }),
        ...(typeof maxLength === "number" && { maxLength: maxLength + draw.upTo(2) }),
        ...(typeof minProperties === "number" && { minProperties: Math.max(0, minProperties - draw.upTo(2)) }),
      };
      return Object.keys(looser).length === 0 ? undefined : joined(schema, looser);
    },
  ],
  [
    "integers become multiples of one",
    ({ type, ...rest }) =>
      type === "integer" && rest.multipleOf === undefined
        ? { schema: { ...rest, type: "number", multipleOf: 1 } }
        : undefined,
  ],
  [
    "a boolean becomes its two values",
    ({ type, ...rest }, { draw }) =>
      type === "boolean" && rest.enum === undefined
        ? {
            schema: {
              ...rest,
              enum: draw.pick([
                [true, false],
                [false, true],
              ]),
            },
          }
        : undefined,
  ],
  [
    "null becomes a constant",
    ({ type, ...rest }) => (type === "null" && !("const" in rest) ? { schema: { ...rest, const: null } } : undefined),
  ],
  [
    "the type is added beside an enum",
    (schema) =>
      schema.enum === undefined || schema.type !== undefined
        ? undefined
        : { schema: { ...schema, type: [...new Set(schema.enum.map(typeOf))] } },
  ],
  [
    "the type beside an enum goes",
    ({ type, ...rest }) =>
      type !== undefined && rest.enum?.every((value) => [type].flat().includes(typeOf(value)))
        ? { schema: rest }
        : undefined,
  ],
  [
    "a keyword of another type is added",
    (schema, { draw }) => {
      const types = [schema.type ?? typeNames].flat();
      const other = [...otherTypes].filter(
        ([type]) => !types.includes(type) && !(type === "number" && types.includes("integer")),
      );
      if (other.length === 0) return undefined;
      const [name, value] = draw.pick(draw.pick(other)[1]);
      return name in schema ? undefined : { schema: { ...schema, [name]: value } };
    },
  ],
  [
    "the type becomes what it is not",
    ({ type, ...rest }) => {
      const types = [type ?? []].flat();
      if (types.length === 0 || types.includes("integer") || rest.not !== undefined) return undefined;
      return {
        schema: { ...rest, not: { type: typeNames.filter((each) => each !== "integer" && !types.includes(each)) } },
      };
    },
  ],
  [
    "a pattern that matches everything is added",
    (schema, { draw }) =>
      schema.pattern === undefined
        ? { schema: { ...schema, pattern: draw.pick([".*", "", "^", "$", "^.*", "(?:)"]) } }
        : undefined,
  ],
  [
    "keywords that ask for nothing are added",
    (schema, { draw }) => {
      const [name, value] = draw.pick<readonly [string, unknown]>([
        ["minLength", 0],
        ["minItems", 0],
        ["minProperties", 0],
        ["uniqueItems", false],
        ["required", []],
        ["propertyNames", true],
        ["dependentRequired", {}],
        ["dependentSchemas", { a: true }],
        ["not", false],
        ["maxContains", 1],
        ["minContains", 2],
        ["then", false],
        ["else", { type: "null" }],
      ]);
      const isUnused =
        !(name in schema) && !("contains" in schema && name.endsWith("Contains")) && schema.if === undefined;
      return isUnused ? { schema: { ...schema, [name]: value } } : undefined;
    },
  ],
  [
    "annotations are added",
    (schema, { draw }) => ({
      schema: {
        ...schema,
        ...draw.pick<WrittenKeywords>(
          [
            { title: "A title" },
            { description: "Words." },
            { default: draw.pick(constants) },
            { examples: [1] },
            { deprecated: true },
            { $comment: "Why." },
            { contentMediaType: "text/plain" },
            { format: "crockford" },
          ].filter((each) => !((Object.keys(each)[0] as string) in schema)),
        ),
      },
    }),
  ],
  [
    "dependentRequired becomes a condition",
    ({ dependentRequired, ...rest }) => {
      const [first, ...others] = Object.entries(dependentRequired ?? {});
      if (first === undefined) return undefined;
      const condition: WrittenSchema = { anyOf: [{ not: { required: [first[0]] } }, { required: first[1] }] };
      return joined(
        { ...rest, ...(others.length > 0 && { dependentRequired: Object.fromEntries(others) }) },
        condition,
      );
    },
  ],
];

/** For each type, keywords that say nothing of any other. */
const otherTypes: ReadonlyMap<string, readonly (readonly [string, unknown])[]> = new Map([
  [
    "string",
    [
      ["minLength", 3],
      ["maxLength", 1],
      ["pattern", "^a"],
      ["format", "uuid"],
    ],
  ],
  [
    "number",
    [
      ["minimum", 3],
      ["maximum", -1],
      ["multipleOf", 3],
    ],
  ],
  [
    "array",
    [
      ["minItems", 2],
      ["uniqueItems", true],
      ["items", false],
    ],
  ],
  [
    "object",
    [
      ["required", ["a"]],
      ["minProperties", 2],
      ["additionalProperties", false],
    ],
  ],
]);

function boundShifted(schema: WrittenKeywords & Known): Edited | undefined {
  const { type, exclusiveMinimum, exclusiveMaximum, minimum, maximum } = schema;
  if (type !== "integer") return undefined;
  const isSmall = (bound: number | undefined): bound is number =>
    Number.isInteger(bound) && Math.abs(bound as number) < 2 ** 52;
  if (isSmall(exclusiveMinimum) && minimum === undefined)
    return { schema: { ...without(schema, ["exclusiveMinimum"]), minimum: exclusiveMinimum + 1 } };
  if (isSmall(maximum) && exclusiveMaximum === undefined)
    return { schema: { ...without(schema, ["maximum"]), exclusiveMaximum: maximum + 1 } };
  if (isSmall(minimum) && exclusiveMinimum === undefined)
    return { schema: { ...without(schema, ["minimum"]), exclusiveMinimum: minimum - 0.5 } };
  return undefined;
}
