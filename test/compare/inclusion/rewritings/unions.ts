import type { WrittenSchema } from "../../../validators/written.js";
import type { Known } from "../edits.js";
import { distinct, type Rewriting } from "./tools.js";

/** Alternatives: types, listed values, variants. */
export const unions: readonly Rewriting[] = [
  [
    "a list of types becomes a union",
    ({ type, ...rest }) =>
      Array.isArray(type) && type.length > 1 && rest.anyOf === undefined
        ? { schema: { ...rest, anyOf: type.map((each) => ({ type: each })) } }
        : undefined,
  ],
  [
    "a union of types becomes a list",
    (schema) => {
      const { anyOf, type, ...rest } = schema;
      const types = (anyOf ?? []).map((each) =>
        typeof each === "object" && Object.keys(each).join() === "type" ? each.type : undefined,
      );
      const all = [...new Set(types.flat())];
      return type === undefined && all.length > 0 && !all.includes(undefined)
        ? { schema: { ...rest, type: all } }
        : undefined;
    },
  ],
  [
    "a schema of several types becomes a union of schemas",
    ({ type, ...rest }) =>
      Array.isArray(type) && type.length > 1
        ? { schema: { anyOf: type.map((each) => ({ ...rest, type: each })) } }
        : undefined,
  ],
  [
    "an enum becomes a oneOf of constants",
    ({ enum: values, ...rest }) =>
      values === undefined || rest.oneOf !== undefined
        ? undefined
        : { schema: { ...rest, oneOf: distinct(values).map((value) => ({ const: value })) } },
  ],
  [
    "a oneOf of constants becomes an enum",
    ({ oneOf, ...rest }) => {
      const isList = oneOf?.every((each) => typeof each === "object" && Object.keys(each).join() === "const");
      const values = (oneOf ?? []).map((each) => (each as Known).const);
      const isDistinct = distinct(values).length === values.length;
      return isList && isDistinct && rest.enum === undefined ? { schema: { ...rest, enum: values } } : undefined;
    },
  ],
  [
    "variants are nested",
    ({ anyOf, ...rest }, { draw }) => {
      if (anyOf === undefined || anyOf.length < 2) return undefined;
      const first = draw.upTo(anyOf.length - 2);
      return { schema: { ...rest, anyOf: [...anyOf.slice(0, first), { anyOf: anyOf.slice(first) }] } };
    },
  ],
  [
    "nested variants are flattened",
    ({ anyOf, ...rest }) => {
      const inner = (each: WrittenSchema) =>
        typeof each === "object" && Object.keys(each).join() === "anyOf" ? (each as Known).anyOf : undefined;
      return anyOf?.some((each) => inner(each) !== undefined)
        ? { schema: { ...rest, anyOf: anyOf.flatMap((each) => inner(each) ?? [each]) } }
        : undefined;
    },
  ],
  [
    "a variant is listed twice",
    ({ anyOf, ...rest }, { draw }) =>
      anyOf === undefined ? undefined : { schema: { ...rest, anyOf: [...anyOf, draw.pick(anyOf)] } },
  ],
  [
    "a schema becomes the only variant",
    (schema, { draw }) => ({ schema: { [draw.pick(["anyOf", "oneOf"])]: [schema] } }),
  ],
  [
    "a variant that accepts nothing is added",
    (schema, { draw }) => {
      const nothing = draw.pick<WrittenSchema>([false, { not: {} }, { type: "null", const: 1 }]);
      const keyword = draw.pick(["anyOf", "oneOf"]);
      const variants = (schema[keyword] as readonly WrittenSchema[] | undefined) ?? [true];
      return { schema: { ...schema, [keyword]: [...variants, nothing] } };
    },
  ],
  [
    "variants of other types become oneOf or anyOf",
    ({ anyOf, oneOf, ...rest }) => {
      const variants = anyOf ?? oneOf ?? [];
      const types = variants.flatMap((each) =>
        typeof each === "object" && typeof each.type === "string" ? [each.type.replace("integer", "number")] : [],
      );
      if (
        types.length < variants.length ||
        variants.length === 0 ||
        new Set(types).size < types.length ||
        (anyOf && oneOf)
      )
        return undefined;
      return { schema: { ...rest, [anyOf === undefined ? "anyOf" : "oneOf"]: variants } };
    },
  ],
  [
    "not of a union becomes nots",
    ({ not, ...rest }) => {
      const variants =
        typeof not === "object" && Object.keys(not).join() === "anyOf" ? (not as Known).anyOf : undefined;
      return variants === undefined
        ? undefined
        : { schema: { ...rest, allOf: [...(rest.allOf ?? []), ...variants.map((each) => ({ not: each }))] } };
    },
  ],
  [
    "a schema that is false is written otherwise",
    (schema, { draw }) =>
      Object.keys(schema).join() === "not" && Object.keys(schema.not ?? {}).length === 0 && schema.not !== false
        ? {
            schema: draw.pick<WrittenSchema>([
              false,
              { not: true },
              { allOf: [{ type: "string" }, { type: "null" }] },
              { enum: ["a"], type: "null" },
            ]),
          }
        : undefined,
  ],
];
