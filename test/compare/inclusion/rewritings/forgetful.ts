import type { WrittenSchema } from "../../../validators/written.js";
import type { Edit } from "../edits.js";
import { hasAny, joined, otherProperties } from "./tools.js";

/** Rewritings that change what is evaluated: for schemas that no `unevaluated*` looks at. */
export const forgetfulRewritings: ReadonlyMap<string, Edit> = new Map<string, Edit>([
  [
    "a variant that another covers is added",
    ({ anyOf, ...rest }, { draw }) => {
      if (anyOf === undefined) return undefined;
      const covered = {
        allOf: [draw.pick(anyOf), draw.pick<WrittenSchema>([{ minProperties: 1 }, { type: "string" }, { minimum: 0 }])],
      };
      return { schema: { ...rest, anyOf: [...anyOf, covered] } };
    },
  ],
  [
    "an if without branches is added",
    (schema, { draw }) =>
      hasAny(schema, ["if", "then", "else"])
        ? undefined
        : { schema: { ...schema, if: draw.pick<WrittenSchema>([true, { required: ["a"] }, { type: "string" }]) } },
  ],
  [
    "a contains that asks for none is added",
    (schema, { draw }) =>
      hasAny(schema, ["contains", "minContains", "maxContains"])
        ? undefined
        : { schema: { ...schema, contains: draw.pick<WrittenSchema>([false, { type: "string" }]), minContains: 0 } },
  ],
  [
    "items: false becomes maxItems",
    ({ items, ...rest }) =>
      items === false && rest.maxItems === undefined
        ? { schema: { ...rest, maxItems: rest.prefixItems?.length ?? 0 } }
        : undefined,
  ],
  [
    "maxItems becomes items: false",
    ({ maxItems, ...rest }) =>
      maxItems === undefined || maxItems === 0 || hasAny(rest, ["items", "prefixItems"])
        ? undefined
        : { schema: { ...rest, prefixItems: Array.from({ length: maxItems }, () => true), items: false } },
  ],
  [
    "prefixItems say what items says",
    ({ items, ...rest }, { draw }) =>
      items === undefined || rest.prefixItems !== undefined
        ? undefined
        : { schema: { ...rest, items, prefixItems: Array.from({ length: 1 + draw.upTo(1) }, () => items) } },
  ],
  [
    "the last of prefixItems says what items says",
    ({ items, prefixItems, ...rest }) =>
      items === undefined || prefixItems === undefined
        ? undefined
        : { schema: { ...rest, items, prefixItems: [...prefixItems, items] } },
  ],
  [
    "additionalProperties: false becomes unevaluatedProperties: false",
    (schema) => {
      const { additionalProperties, ...rest } = schema;
      const isAlone = additionalProperties === false && !hasAny(rest, inPlace);
      return isAlone ? { schema: { ...rest, unevaluatedProperties: false } } : undefined;
    },
  ],
  [
    "a property of any value is added",
    ({ properties = {}, ...rest }, { draw }) => {
      const name = draw.pick(["a", "new", "kind"]);
      return hasAny(rest, otherProperties) || Object.hasOwn(properties, name)
        ? undefined
        : { schema: { ...rest, properties: { ...properties, [name]: draw.pick<WrittenSchema>([true, {}]) } } };
    },
  ],
  [
    "other properties or items are allowed",
    (schema, { draw }) => {
      const name = draw.pick(["additionalProperties", "items", "unevaluatedProperties", "unevaluatedItems"]);
      return name in schema ? undefined : { schema: { ...schema, [name]: draw.pick<WrittenSchema>([true, {}]) } };
    },
  ],
  [
    "a pattern of names says nothing",
    (schema, { draw }) =>
      hasAny(schema, ["additionalProperties", "patternProperties"])
        ? undefined
        : { schema: { ...schema, patternProperties: { [draw.pick([".*", "^x"])]: true } } },
  ],
  ["not twice", (schema) => ({ schema: { not: { not: schema } } })],
  [
    "a condition becomes a union",
    ({ if: condition, then: consequence = true, else: alternative = true, ...rest }) =>
      condition === undefined
        ? undefined
        : joined(rest, { anyOf: [{ allOf: [condition, consequence] }, { allOf: [{ not: condition }, alternative] }] }),
  ],
  [
    "a union becomes a condition",
    ({ anyOf, ...rest }) => {
      if (anyOf?.length !== 2 || hasAny(rest, ["if", "then", "else"])) return undefined;
      return { schema: { ...rest, if: anyOf[0], else: anyOf[1] } };
    },
  ],
  [
    "required becomes the property that is not false",
    (schema) => {
      const [name, ...others] = schema.required ?? [];
      if (name === undefined || schema.type !== "object") return undefined;
      return joined({ ...schema, required: others }, { not: { properties: { [name]: false } } });
    },
  ],
  [
    "dependentSchemas become a union",
    ({ dependentSchemas, ...rest }) => {
      const [first, ...others] = Object.entries(dependentSchemas ?? {});
      if (first === undefined) return undefined;
      const union: WrittenSchema = { anyOf: [{ not: { required: [first[0]], type: "object" } }, first[1]] };
      return joined({ ...rest, ...(others.length > 0 && { dependentSchemas: Object.fromEntries(others) }) }, union);
    },
  ],
]);

/** The keywords that apply schemas to the same value. */
const inPlace = ["$ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "unevaluatedProperties"];
