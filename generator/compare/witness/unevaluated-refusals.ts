import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordSchema, SchemaId } from "../../2-normalise/api.js";
import { jsonTypeOf } from "../../3-analyse/value-facts.js";
import type { Explaining, Path, Refusals } from "./refusal.js";

/**
 * Why `unevaluatedProperties` or `unevaluatedItems` refuse a value that all other keywords accept (JSON Schema 2020-12
 * Core §11). What they are about depends on the whole value, so it is tried out: the property or item is at fault that
 * they do not accept, and without which the value is valid.
 */
export function* unevaluatedRefusals(
  value: JsonValue,
  { id, keywords: { unevaluatedProperties, unevaluatedItems } }: KeywordSchema,
  path: Path,
  { judge, refusalsOf }: Explaining,
): Refusals {
  const applies = { object: unevaluatedProperties, array: unevaluatedItems }[jsonTypeOf(value) as "object" | "array"];
  if (applies === undefined || judge.accepts(value, id)) return;
  const refused = partsOf(value).filter(({ part }) => !judge.accepts(part, applies.value));
  const fault =
    refused.find(({ without, upTo }) => judge.accepts(without, id) && !judge.accepts(upTo, id)) ?? refused[0];
  if (fault !== undefined) yield* refusalsOf(fault.part, applies.value as SchemaId, [...path, fault.key]);
}

/** The properties or items of a value; for an item, the array ends with it or just before it. */
function partsOf(value: JsonValue) {
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.map((part, key) => ({ key, part, without: items.slice(0, key), upTo: items.slice(0, key + 1) }));
  }
  const entries = Object.entries(value as { readonly [key: string]: JsonValue });
  return entries.map(([key, part]) => {
    const without = Object.fromEntries(entries.filter(([other]) => other !== key));
    return { key, part, without, upTo: value };
  });
}
