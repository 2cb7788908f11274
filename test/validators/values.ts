import type { Draw } from "./draw.js";
import { near } from "./format-samples.js";
import {
  type Components,
  constants,
  numbers,
  propertyNames,
  record,
  texts,
  type WrittenKeywords,
  type WrittenSchema,
} from "./written.js";

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/** A value that a schema is likely to accept, or to refuse for one reason only. */
export function valueNear(schema: WrittenSchema, components: Components, draw: Draw): Json {
  const value = likely(schema, components, draw, 6);
  return draw.chance(45) ? mutated(value, draw) : value;
}

/** A value that a schema is likely to accept, with at most `depth` levels. */
function likely(schema: WrittenSchema, components: Components, draw: Draw, depth: number): Json {
  if (typeof schema === "boolean" || depth <= 0) return draw.pick(constants);
  const conjuncts = conjunctsOf(schema, components, draw).map((each) => likely(each, components, draw, depth - 1));
  const own = hasOwnAssertions(schema) || conjuncts.length === 0 ? [ownValue(schema, components, draw, depth)] : [];
  const values = [...own, ...conjuncts];
  const objects = values.filter(isObject);
  // Several schemas of one object mostly describe different properties.
  return objects.length > 1 && draw.chance(85) ? merged(objects) : draw.pick(values);
}

/** Some of the schemas that are applied to the same value. */
function conjunctsOf(schema: WrittenKeywords, components: Components, draw: Draw): readonly WrittenSchema[] {
  const { $ref, allOf, anyOf, oneOf, if: condition, then, else: otherwise, dependentSchemas } = schema as Applicators;
  const branch = condition === undefined || draw.chance(40) ? [otherwise] : [condition, then];
  return [
    ...($ref === undefined ? [] : [schemaAt($ref, components)]),
    ...(allOf ?? []),
    ...[anyOf, oneOf].flatMap((variants) => (variants === undefined ? [] : [draw.pick(variants)])),
    ...branch.filter((each) => each !== undefined),
    ...Object.values(dependentSchemas ?? {}).filter(() => draw.chance(30)),
  ];
}

interface Applicators {
  readonly $ref?: string;
  readonly allOf?: readonly WrittenSchema[];
  readonly anyOf?: readonly WrittenSchema[];
  readonly oneOf?: readonly WrittenSchema[];
  readonly if?: WrittenSchema;
  readonly then?: WrittenSchema;
  readonly else?: WrittenSchema;
  readonly dependentSchemas?: Components;
}

/** The component, or the definition in one, that a reference leads to. */
function schemaAt(reference: string, components: Components): WrittenSchema {
  const [name = "", , definition] = reference.replace("#/components/schemas/", "").split("/");
  const component = components[name] ?? true;
  if (definition === undefined || typeof component === "boolean") return component;
  const key = decodeURIComponent(definition).replaceAll("~1", "/").replaceAll("~0", "~");
  return Object.entries(component.$defs ?? {}).find(([each]) => each === key)?.[1] as WrittenSchema;
}

/** Whether a schema has keywords that are not about applying other schemas. */
function hasOwnAssertions(schema: object): boolean {
  return Object.keys(schema).some((keyword) => !applicatorKeywords.has(keyword));
}

const applicatorKeywords: ReadonlySet<string> = new Set([
  ...["$ref", "$defs", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "discriminator"],
  ...["unevaluatedItems", "unevaluatedProperties"],
]);

function ownValue(schema: JsonObject, components: Components, draw: Draw, depth: number): Json {
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return draw.pick(schema.enum);
  switch (draw.pick(typesOf(schema))) {
    case "null":
      return null;
    case "boolean":
      return draw.chance(50);
    case "integer":
      return draw.chance(70) ? numberNear(schema, draw) : draw.upTo(6);
    case "number":
      return numberNear(schema, draw);
    case "string":
      return textNear(schema, draw);
    case "array":
      return arrayNear(schema, components, draw, depth);
    default:
      return objectNear(schema, components, draw, depth);
  }
}

function typesOf(schema: JsonObject): readonly string[] {
  if (schema.type !== undefined) return [schema.type].flat() as string[];
  const has = (...keywords: readonly string[]) => keywords.some((keyword) => keyword in schema);
  const types = [
    ...(has("properties", "required", "additionalProperties", "patternProperties", "propertyNames") ? ["object"] : []),
    ...(has("items", "prefixItems", "uniqueItems", "minItems", "maxItems", "contains") ? ["array"] : []),
    ...(has("minLength", "maxLength", "pattern", "format") ? ["string"] : []),
    ...(has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? ["number"] : []),
  ];
  return types.length > 0 ? types : ["null", "boolean", "number", "string", "array", "object"];
}

function numberNear(schema: JsonObject, draw: Draw): number {
  const { multipleOf, format } = schema;
  if (typeof multipleOf === "number" && draw.chance(50)) return multipleOf * draw.pick([0, 1, 2, 3, 7, 100, -3, 0.5]);
  if (String(format) in edges && draw.chance(60)) return draw.pick(edges[String(format)] ?? []);
  const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].flatMap((keyword) =>
    typeof schema[keyword] === "number" ? [schema[keyword]] : [],
  );
  return limits.length > 0 && draw.chance(70)
    ? draw.pick(limits) + draw.pick([-1, -0.5, 0, 0, 0.5, 1])
    : draw.pick(numbers);
}

/** Numbers at the edges of formats. */
const edges: Readonly<Record<string, readonly number[]>> = {
  int32: [-(2 ** 31), -(2 ** 31) - 1, 2 ** 31 - 1, 2 ** 31, 0.5],
  int64: [-(2 ** 63), 2 ** 53, -(2 ** 70), 0.5],
};

function textNear(schema: JsonObject, draw: Draw): string {
  const samples = near(schema.format);
  return samples.length > 0 && draw.chance(85) ? draw.pick(samples) : draw.pick(texts);
}

function arrayNear(schema: JsonObject, components: Components, draw: Draw, depth: number): Json {
  const first = (schema.prefixItems ?? []) as readonly WrittenSchema[];
  const others = ["items", "contains", "unevaluatedItems"]
    .map((keyword) => schema[keyword] as WrittenSchema | undefined)
    .filter((each) => each !== undefined);
  const length = draw.pick([first.length, draw.upTo(3), first.length + draw.upTo(2)]);
  return Array.from({ length }, (_, index) =>
    likely(first[index] ?? (others.length === 0 ? true : draw.pick(others)), components, draw, depth - 1),
  );
}

function objectNear(schema: JsonObject, components: Components, draw: Draw, depth: number): Json {
  const properties = (schema.properties ?? {}) as Components;
  const required = (schema.required ?? []) as readonly string[];
  const additional = (schema.additionalProperties ?? schema.unevaluatedProperties ?? true) as WrittenSchema;
  const names = [
    ...Object.keys(properties).filter((name) => draw.chance(required.includes(name) ? 97 : 60)),
    ...required.filter((name) => !Object.hasOwn(properties, name) && draw.chance(95)),
    ...(draw.chance(20) ? [draw.pick(propertyNames)] : []),
  ];
  const schemaOf = (name: string) => (Object.hasOwn(properties, name) ? properties[name] : additional) as WrittenSchema;
  return record(
    names,
    names.map((name) => likely(schemaOf(name), components, draw, depth - 1)),
  );
}

/** The value with one change. */
function mutated(value: Json, draw: Draw): Json {
  if (Array.isArray(value) && value.length > 0 && draw.chance(75)) {
    const index = draw.upTo(value.length - 1);
    switch (draw.upTo(4)) {
      case 0:
        return value.toSpliced(index, 1);
      case 1:
        return [...value, value[index]];
      default:
        return value.with(index, mutated(value[index], draw));
    }
  }
  if (isObject(value) && Object.keys(value).length > 0 && draw.chance(85)) {
    const name = draw.pick(Object.keys(value));
    switch (draw.upTo(5)) {
      case 0:
        return merged([value], name);
      case 1:
        return merged([value, record([draw.pick(propertyNames)], [draw.pick(constants)])]);
      default:
        return merged([value, record([name], [mutated(value[name], draw)])]);
    }
  }
  if (typeof value === "number" && draw.chance(60)) return value + draw.pick([-1, -0.5, 0.5, 1, 0.01, 1e-9]);
  if (typeof value === "string" && draw.chance(60)) {
    const at = draw.upTo(value.length);
    return value.slice(0, at) + draw.pick(["a", "1", "😀", ""]) + value.slice(at + draw.upTo(1));
  }
  return draw.pick(constants);
}

/** The properties of all objects, except `without`. Later objects win. All are own properties, even `__proto__`. */
function merged(objects: readonly JsonObject[], without?: string): JsonObject {
  return Object.fromEntries(objects.flatMap(Object.entries).filter(([name]) => name !== without));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
