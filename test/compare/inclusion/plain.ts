import type { Keywords, Located, Schema, SchemaId } from "../../../generator/2-normalise/api.js";
import { schemaKeywords } from "../../../generator/2-normalise/applicators.js";
import { enabledFormats } from "../../../generator/3-analyse/formats.js";
import type { PlainSchemas } from "../../../generator/compare/plain-schemas.js";
import { modelOf } from "../../harness/model.js";
import type { Components, WrittenSchema } from "../../validators/written.js";

/** A span of a contract that nobody reads. */
const at = modelOf('openapi: 3.1.0\ninfo: { title: Test, version: "1" }\npaths: {}').api.at;
const formats = enabledFormats(true);

/** Component schemas as the comparison has them, without compiling a contract: thousands are drawn. */
export function plainOf(components: Components): PlainSchemas {
  const schemas = new Map<SchemaId, Schema>();
  for (const [name, schema] of Object.entries(components)) add(schema, idOf(name));
  return schemas;

  function add(schema: WrittenSchema, id: SchemaId): SchemaId {
    if (typeof schema === "boolean") schemas.set(id, { kind: "boolean", id, resource: id, at, value: schema });
    else schemas.set(id, { kind: "keywords", id, resource: id, at, keywords: keywordsOf(schema, id) });
    return id;
  }

  function keywordsOf(schema: Exclude<WrittenSchema, boolean>, id: SchemaId): Keywords {
    const entries = Object.entries(schema).flatMap(([name, value]): [string, Located<unknown>][] => {
      const read = readKeyword(name, value, id);
      return read === undefined ? [] : [[name, { value: read, at, keyAt: at }]];
    });
    return Object.fromEntries(entries);
  }

  function readKeyword(name: string, value: unknown, id: SchemaId): unknown {
    const pointer = (...keys: readonly (string | number)[]) => [id, name, ...keys.map(escaped)].join("/") as SchemaId;
    switch (schemaKeywords.get(name)) {
      case "single":
        return add(value as WrittenSchema, pointer());
      case "listed":
        return (value as readonly WrittenSchema[]).map((each, index) => add(each, pointer(index)));
      case "keyed":
        return new Map(
          Object.entries(value as Components).map(([key, each]) => [key, add(each, pointer(key))] as const),
        );
      default:
        return plainValue(name, value);
    }
  }
}

/** What a keyword says that contains no schema. Undefined for what is no JSON Schema. */
function plainValue(name: string, value: unknown): unknown {
  switch (name) {
    case "$ref":
      return decodeURIComponent(value as string);
    case "type":
      return [value].flat();
    case "enum":
    case "required":
      return value;
    case "dependentRequired":
      return new Map(Object.entries(value as object));
    case "format":
      return formats.has(value as string) ? value : undefined;
    case "discriminator":
      return undefined;
    default:
      return value;
  }
}

/** The id of a component schema. */
export function idOf(name: string): SchemaId {
  return `#/components/schemas/${escaped(name)}` as SchemaId;
}

function escaped(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
