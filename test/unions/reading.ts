import type { SchemaId } from "../../generator/2-normalise/api.js";
import type { Model } from "../../generator/3-analyse/model.js";
import type { Components, WrittenKeywords } from "../validators/written.js";

/** Whether a value is valid for the schema at a place. */
export type Reading = (place: SchemaId, value: unknown) => boolean;

/**
 * Reads schemas as a person does, keyword by keyword: by the letter, but where the model says that a declared
 * discriminator decides. Knows the keywords that the families are made of, and nothing of the generated code.
 */
export function readingOf(components: Components, model: Model): Reading {
  return accepts;

  function accepts(place: SchemaId, value: unknown): boolean {
    const schema = schemaAt(place, components);
    if (typeof schema === "boolean") return schema;
    const { $ref, type, enum: listed, const: constant, minimum } = schema;
    if (typeof $ref === "string" && !accepts($ref as SchemaId, value)) return false;
    if (typeof type === "string" && !hasType(value, type)) return false;
    if (Array.isArray(listed) && !listed.includes(value)) return false;
    if ("const" in schema && constant !== value) return false;
    if (typeof minimum === "number" && typeof value === "number" && value < minimum) return false;
    if (Array.isArray(value) && "items" in schema && !value.every((item) => accepts(below(place, "items"), item)))
      return false;
    return acceptsObject(place, schema, value) && acceptsUnion(place, schema, value);
  }

  function acceptsObject(place: SchemaId, schema: WrittenKeywords, value: unknown): boolean {
    if (!isObject(value)) return true;
    const properties = Object.keys((schema.properties as object | undefined) ?? {});
    const required = (schema.required as readonly string[] | undefined) ?? [];
    return (
      required.every((name) => Object.hasOwn(value, name)) &&
      properties.every(
        (name) => !Object.hasOwn(value, name) || accepts(below(place, "properties", name), value[name]),
      ) &&
      (schema.additionalProperties !== false || Object.keys(value).every((name) => properties.includes(name)))
    );
  }

  function acceptsUnion(place: SchemaId, schema: WrittenKeywords, value: unknown): boolean {
    const union = model.unions.get(place);
    return (["oneOf", "anyOf"] as const).every((keyword) => {
      const members = schema[keyword] as readonly unknown[] | undefined;
      if (members === undefined) return true;
      const places = members.map((_, index) => below(place, keyword, index));
      if (union?.declared && union.keyword === keyword) return acceptsByTag(place, keyword, places, value);
      return holds(keyword, places, value);
    });
  }

  /** The variant that owns the value's tag must accept it. What has no tag, and `null`, are judged by the letter. */
  function acceptsByTag(
    place: SchemaId,
    keyword: "oneOf" | "anyOf",
    members: readonly SchemaId[],
    value: unknown,
  ): boolean {
    const tag = model.unions.get(place)?.discrimination;
    if (tag?.by !== "tag") throw new Error(`${place} is not told apart by a tag`);
    if (value === null) return tag.nulls.length > 0;
    if (!isObject(value)) return false;
    if (!Object.hasOwn(value, tag.property)) return holds(keyword, members, value);
    const variant = tag.variants.get(value[tag.property] as string);
    return variant !== undefined && accepts(variant, value);
  }

  function holds(keyword: "oneOf" | "anyOf", places: readonly SchemaId[], value: unknown): boolean {
    const count = places.filter((each) => accepts(each, value)).length;
    return keyword === "anyOf" ? count > 0 : count === 1;
  }
}

function below(place: SchemaId, ...steps: readonly (string | number)[]): SchemaId {
  return [place, ...steps.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"))].join(
    "/",
  ) as SchemaId;
}

function schemaAt(place: SchemaId, components: Components): WrittenKeywords | boolean {
  const steps = place.replace("#/components/schemas/", "").split("/");
  const found = steps.reduce<unknown>(
    (schema, step) => (schema as Record<string, unknown>)[decodeURIComponent(step)],
    components,
  );
  if (typeof found !== "boolean" && !isObject(found)) throw new Error(`Nothing stands at ${place}`);
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
