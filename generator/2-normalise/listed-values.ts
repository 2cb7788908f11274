import { type JsonValue, type Node, type ObjectNode, toJson } from "../1-load/tree.js";
import { shortened } from "../diagnostics/printable.js";
import { isOfType } from "./json-types.js";
import type { MutableKeywords, Reading } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/**
 * Compares the values of `enum` and `const` with the `type` beside them. A number or boolean where only strings are allowed
 * is read as its text: it lacks quotes. Reports that, and every value that no type allows.
 */
export function checkListedValues(
  schema: SourceNode<ObjectNode>,
  keywords: MutableKeywords,
  { diagnostics }: Reading,
): void {
  const { type, enum: listed, const: constant } = keywords;
  if (type === undefined) return;
  const types = type.value;
  const list = schema.node.entries.get("enum")?.value;
  if (listed !== undefined && list?.kind === "array") keywords.enum = { ...listed, value: list.items.map(read) };
  const single = schema.node.entries.get("const")?.value;
  if (constant !== undefined && single !== undefined) keywords.const = { ...constant, value: read(single) };

  function read(node: Node): JsonValue {
    const value = toJson(node);
    if (types.some((each) => isOfType(value, each))) return value;
    const isUnquoted = node.kind === "number" || node.kind === "boolean";
    const text = node.at.source.text.slice(node.at.start, node.at.end);
    if (isUnquoted && types.includes("string")) {
      diagnostics.report("enum-value-unquoted", node.at, { value: text });
      return text;
    }
    diagnostics.report("enum-value-impossible", node.at, { value: shortened(text), types });
    return value;
  }
}
