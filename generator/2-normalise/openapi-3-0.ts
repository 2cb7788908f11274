import type { ObjectNode } from "../1-load/tree.js";
import { reportUnexpected } from "./reader.js";
import type { MutableKeywords, Reading, RewriteKeywords } from "./reading.js";
import { holds, type KeyedNode, located, type SourceNode } from "./source-nodes.js";

/**
 * `nullable: true` adds `"null"` to the `type` beside it, and has no effect without a `type`. An `enum` beside it still
 * decides whether null is allowed (OAS 3.0.3 §4.7.24.1).
 */
export function rewriteNullable(
  value: KeyedNode,
  keywords: MutableKeywords,
  schema: SourceNode<ObjectNode>,
  reading: Reading,
): void {
  if (!readFlag(value, reading)) return;
  const { type } = keywords;
  if (type !== undefined) keywords.type = { ...type, value: [...new Set([...type.value, "null" as const])] };
  else if (!schema.node.entries.has("type")) {
    const beside = (["allOf", "oneOf", "anyOf"] as const).find((keyword) => schema.node.entries.has(keyword));
    reading.diagnostics.report("nullable-without-type", value.keyAt, { beside });
    keywords.nullable = located(true, value);
  }
}

/** `nullable` in a later version of OpenAPI: its authors mean what it was in 3.0. Without a `type` it says nothing there either. */
export const rewriteOutdatedNullable: RewriteKeywords = (value, keywords, schema, reading) => {
  if (schema.node.entries.has("type")) reading.diagnostics.report("nullable-outdated", value.keyAt, {});
  rewriteNullable(value, keywords, schema, reading);
};

/**
 * In OpenAPI 3.0 `exclusiveMaximum` is a boolean that makes the `maximum` beside it exclusive (and so for the minimum).
 * In 2020-12 it is the bound itself; it gets the span of `maximum`, where the number is written. `own` is the form of this
 * dialect: the other one is read, too, and reported.
 */
export function rewriteExclusiveBound(
  bound: "maximum" | "minimum",
  exclusive: `exclusive${"Maximum" | "Minimum"}`,
  own: "boolean" | "number",
): RewriteKeywords {
  return (value, keywords, schema, reading) => {
    if (value.node.kind !== own) reportOtherForm(value, own, reading);
    if (holds(value, "number")) {
      keywords[exclusive] = located(value.node.value, value);
      return;
    }
    if (!readFlag(value, reading)) return;
    const limit = keywords[bound];
    if (limit !== undefined) {
      keywords[exclusive] = limit;
      delete keywords[bound];
    } else if (!schema.node.entries.has(bound)) {
      reading.diagnostics.report("bound-missing", value.keyAt, { keyword: exclusive, bound });
    }
  };
}

function reportOtherForm({ key, node }: KeyedNode, own: "boolean" | "number", reading: Reading): void {
  if (node.kind !== "boolean" && node.kind !== "number") return;
  const [from, instead] =
    own === "boolean"
      ? (["OpenAPI 3.1", "Write the number as the bound, with this keyword as a boolean beside it."] as const)
      : (["OpenAPI 3.0", "Write the bound itself as its value."] as const);
  const written = `a ${node.kind} as the value of \`${key}\``;
  reading.diagnostics.report("keyword-elsewhere", node.at, { written, version: reading.dialect.title, from, instead });
}

/** Reports a schema of type `array` without `items` (OAS 3.0 §4.7.24.1). */
export function requireItems(schema: SourceNode<ObjectNode>, keywords: MutableKeywords, reading: Reading): void {
  if (!keywords.type?.value.includes("array") || schema.node.entries.has("items")) return;
  reading.diagnostics.report("items-missing", keywords.type.at, {});
}

/** Whether the value is `true`. Reports a value that is not a boolean. */
function readFlag(value: KeyedNode, reading: Reading): boolean {
  if (holds(value, "boolean")) return value.node.value;
  reportUnexpected(value, value.key, "`true` or `false`", reading);
  return false;
}
