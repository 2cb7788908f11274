import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Case } from "./cases.js";
import { unionContract } from "./contracts/union.js";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonSchema = { readonly [name: string]: Json };

/**
 * The schema of a case for peers that read JSON Schema: the contract's own, with the other schemas that it reaches in
 * `$defs`, and what OpenAPI 3.0 says differently put in the words of 2020-12.
 */
export function jsonSchemaOf({ api, schema }: Case, specs: URL, contracts: URL): JsonSchema {
  const schemas = api === "union" ? unionContract() : parse(readFileSync(fileOf(api, specs, contracts), "utf8"));
  const all = (schemas as { components: { schemas: Record<string, Json> } }).components.schemas;
  const reached = new Map<string, Json>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.set(name, true);
    const translated = translate(all[name] as Json, reach);
    reached.set(name, translated);
  };
  reach(schema);
  return { $ref: `#/$defs/${schema}`, $defs: Object.fromEntries([...reached].reverse()) };
}

function fileOf(api: string, specs: URL, contracts: URL): URL {
  return new URL(`${api}.yaml`, ["rapidly", "cloudglue"].includes(api) ? specs : contracts);
}

/** Annotations that no peer needs, some of which a strict one refuses. */
const annotations = new Set(["description", "default", "readOnly", "nullable", "mapping"]);

function translate(schema: Json, reach: (name: string) => void): Json {
  if (Array.isArray(schema)) return schema.map((each) => translate(each, reach));
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema as JsonSchema);
  const result: Record<string, Json> = {};
  for (const [name, value] of entries) {
    if (name === "$ref") {
      const target = String(value).split("/").at(-1) ?? "";
      reach(target);
      result.$ref = `#/$defs/${target}`;
    } else if (name === "properties") {
      const properties = Object.entries(value as JsonSchema).map(
        ([key, each]) => [key, translate(each, reach)] as const,
      );
      result.properties = Object.fromEntries(properties);
    } else if (name === "type" && (schema as JsonSchema).nullable === true) result.type = [value, "null"];
    else if (!annotations.has(name)) result[name] = ["enum", "const"].includes(name) ? value : translate(value, reach);
  }
  return result;
}
