import type { Api, KeywordSchema, Keywords, Schema, SchemaId } from "./api.js";
import { appliedSchemas, mapSubschemas } from "./applicators.js";
import type { Specialisation } from "./copies.js";
import { copyId } from "./locations.js";
import { codecOf } from "./media-types.js";
import { schemasOf } from "./operation-schemas.js";
import { reachableFrom } from "./reachable-schemas.js";

/** What a schema describes: a JSON value, a multipart body, a property of one, which is a part, or an item of that. */
export type MultipartUsage = "value" | "body" | "property" | "item";

/**
 * Schemas as they describe multipart requests: a property that is bytes is not a string there (OAS 3.0 §4.7.14.2, 3.1
 * §4.8.14.4). A schema that only multipart bodies use is rewritten itself; of others there are copies.
 */
export function multipartSchemasOf({
  operations,
  schemas,
}: Pick<Api, "operations" | "schemas">): Specialisation<MultipartUsage> {
  const used = operations.flatMap(schemasOf);
  const bodies = used.filter(({ as }) => as === "multipart").map(({ id }) => id);
  const usages = usagesIn(bodies, schemas);
  const others = [...schemas.keys()].filter((id) => !usages.has(id));
  const elsewhere = reachableFrom(
    [...others, ...used.filter(({ as }) => as !== "multipart").map(({ id }) => id)],
    schemas,
  );
  const defaultUsage = (id: SchemaId): MultipartUsage => {
    const [only = "value", ...others] = usages.get(id) ?? [];
    return elsewhere.has(id) || others.length > 0 ? "value" : only;
  };
  return {
    defaultUsage,
    idOf: (id, usage) =>
      usage === defaultUsage(id) || !hasBytes(id, usage, schemas) ? id : copyId(id, ["multipart", usage]),
    rewrite(schema, usage, replace) {
      if (usage === "value") return schema.keywords;
      if (isBytes(schema) && (usage === "property" || usage === "item")) return bytesOf(schema);
      return mapSubschemas(schema, (id, keyword) => replace(id, usageThrough(usage, keyword)));
    },
    describe: () => ({ view: { kind: "multipart" }, label: "Multipart" }),
  };
}

/** Every schema that multipart bodies reach, and what it describes in them. */
function usagesIn(
  bodies: readonly SchemaId[],
  schemas: Api["schemas"],
): ReadonlyMap<SchemaId, ReadonlySet<MultipartUsage>> {
  const usages = new Map<SchemaId, Set<MultipartUsage>>();
  const open = bodies.map((id): UsedSchema => [id, "body"]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [id, usage] = next;
    const earlier = usages.get(id) ?? new Set();
    if (earlier.has(usage)) continue;
    usages.set(id, earlier.add(usage));
    open.push(...insideOf(schemas.get(id), usage));
  }
  return usages;
}

type UsedSchema = readonly [SchemaId, MultipartUsage];

/** Whether a schema in a usage, or one that it applies, describes bytes. */
function hasBytes(id: SchemaId, usage: MultipartUsage, schemas: Api["schemas"]): boolean {
  const seen = new Set<string>();
  const open: UsedSchema[] = [[id, usage]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [current, inside] = next;
    const key = `${inside} ${current}`;
    if (inside === "value" || seen.has(key)) continue;
    seen.add(key);
    const schema = schemas.get(current);
    if (inside !== "body" && schema?.kind === "keywords" && isBytes(schema)) return true;
    open.push(...insideOf(schema, inside));
  }
  return false;
}

function insideOf(schema: Schema | undefined, usage: MultipartUsage): readonly UsedSchema[] {
  if (schema === undefined) return [];
  return appliedSchemas(schema).map(({ id, keyword }) => [id, usageThrough(usage, keyword)] as const);
}

function usageThrough(usage: MultipartUsage, keyword: string): MultipartUsage {
  if (inPlace.has(keyword)) return usage;
  if (usage === "body" && ofProperties.has(keyword)) return "property";
  return usage === "property" && (keyword === "items" || keyword === "prefixItems") ? "item" : "value";
}

const inPlace = new Set(["$ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"]);
const ofProperties = new Set(["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"]);

/** Whether the values of a schema are bytes where a body or a part need not be JSON. */
export function isBytes({ keywords }: KeywordSchema): boolean {
  const { type, format, contentMediaType, contentEncoding } = keywords;
  if (type !== undefined && !type.value.includes("string")) return false;
  if (contentEncoding !== undefined) return false;
  return format?.value === "binary" || (contentMediaType !== undefined && codecOf(contentMediaType.value) === "binary");
}

/** The keywords without those that say it is a string; what is said of its text stays, and is reported where it is sent. */
function bytesOf({ keywords }: KeywordSchema): Keywords {
  const { type, format, ...others } = keywords;
  const source = format ?? others.contentMediaType;
  if (source === undefined) throw new Error("A schema describes bytes by its format or by its media type");
  const keyword = format === undefined ? "contentMediaType" : "format";
  const or = (type?.value ?? []).filter((name) => name !== "string");
  return { ...others, bytes: { value: { keyword, or }, at: source.at, keyAt: source.keyAt } };
}
