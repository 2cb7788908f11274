import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId } from "../../2-normalise/api.js";
import { type Reading, readingInside } from "../reading.js";
import { scalarOf } from "./scalars.js";
import type { TextSchemas } from "./text-schemas.js";

/**
 * All values that are written as one value is: a number and its digits, an item and the list of that item. Undefined where
 * nothing is written for it.
 */
export function sameText(value: JsonValue, reading: Reading, texts: TextSchemas): SchemaId | undefined {
  const { make } = texts;
  switch (reading.kind) {
    case "json":
      return make({ const: value });
    case "form":
      return isObject(value) ? sameProperties(value, reading, texts, "sent") : make({ const: value });
    case "text": {
      const own = sameOne(value, reading, texts);
      if (own === undefined || reading.lists !== "repeated" || value === null) return own;
      if (!isList(value)) return make({ anyOf: [own, listOf([own], texts)] });
      const items = value.flatMap((item) => sameText(item, readingInside(reading, "item"), texts) ?? []);
      return items.length === 1 ? make({ anyOf: [...items, listOf(items, texts)] }) : listOf(items, texts);
    }
    default:
      return reading satisfies never;
  }
}

function sameOne(
  value: JsonValue,
  reading: Reading & { readonly kind: "text" },
  texts: TextSchemas,
): SchemaId | undefined {
  const { make } = texts;
  if (value === null) return make({ const: value });
  if (isList(value)) {
    if (reading.lists === "json") return make({ const: value });
    const items = value.flatMap((item) => sameText(item, readingInside(reading, "item"), texts) ?? []);
    return items.length === 0 ? undefined : listOf(items, texts);
  }
  if (isObject(value)) {
    return reading.objects === "json" ? make({ const: value }) : sameProperties(value, reading, texts, "unsent");
  }
  const text = String(value);
  const read = scalarOf(text);
  return make({ enum: read === undefined ? [text] : [text, read] });
}

function sameProperties(
  value: { readonly [name: string]: JsonValue },
  reading: Reading,
  texts: TextSchemas,
  empty: "sent" | "unsent",
): SchemaId | undefined {
  const written = Object.entries(value).map(
    ([name, property]) => [name, sameText(property, readingInside(reading, { property: name }), texts)] as const,
  );
  const sent = written.filter(([, same]) => same !== undefined).map(([name]) => name);
  if (sent.length === 0 && empty === "unsent") return undefined;
  // For an empty list nothing is written, as if it were not there.
  const nothing = texts.make({ const: [] });
  return texts.make({
    type: ["object"],
    properties: new Map(written.map(([name, same]) => [name, same ?? nothing])),
    required: sent,
    additionalProperties: texts.make({ not: texts.make({}) }),
  });
}

function listOf(items: readonly SchemaId[], { make }: TextSchemas): SchemaId {
  return make({ type: ["array"], prefixItems: items, minItems: items.length, maxItems: items.length });
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !isList(value);
}
