import type { ObjectNode } from "../1-load/tree.js";
import { reportUnexpected } from "./reader.js";
import type { MutableKeywords, Reading, RewriteKeywords } from "./reading.js";
import { holds, type KeyedNode, type SourceNode } from "./source-nodes.js";

/**
 * `nullable: true` adds `"null"` to the `type` beside it, and does nothing without one; an `enum` beside it still
 * decides whether null is allowed (OAS 3.0.3 §4.7.24.1, as clarified there).
 */
export function rewriteNullable(
  value: KeyedNode,
  draft: MutableKeywords,
  schema: SourceNode<ObjectNode>,
  reading: Reading,
): void {
  if (!readFlag(value, reading)) return;
  if (draft.type !== undefined) draft.type = { ...draft.type, value: [...draft.type.value, "null"] };
  else if (!schema.node.entries.has("type")) reading.diagnostics.report("nullable-without-type", value.keyAt, {});
}

/**
 * A boolean beside a bound says whether the bound itself is left out. 2020-12 has a number of its own for that, which
 * gets the place of the bound: there the number was written.
 */
export function rewriteExclusiveBound(
  bound: "maximum" | "minimum",
  exclusive: `exclusive${"Maximum" | "Minimum"}`,
): RewriteKeywords {
  return (value, draft, schema, reading) => {
    if (!readFlag(value, reading)) return;
    const limit = draft[bound];
    if (limit !== undefined) {
      draft[exclusive] = limit;
      delete draft[bound];
    } else if (!schema.node.entries.has(bound)) {
      reading.diagnostics.report("bound-missing", value.keyAt, { keyword: exclusive, bound });
    }
  };
}

/** `items` must be there where `type` is `array` (OAS 3.0 §4.7.24.1). */
export function requireItems(schema: SourceNode<ObjectNode>, draft: MutableKeywords, reading: Reading): void {
  if (!draft.type?.value.includes("array") || schema.node.entries.has("items")) return;
  reading.diagnostics.report("items-missing", draft.type.at, {});
}

/** Whether the value is `true`; reports one that is no boolean. */
function readFlag(value: KeyedNode, reading: Reading): boolean {
  if (holds(value, "boolean")) return value.node.value;
  reportUnexpected(value, value.key, "`true` or `false`", reading);
  return false;
}
