import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";
import type { Api, KeywordSchema, Schema, SchemaId } from "../2-normalise/api.js";
import { schemaKeywords } from "../2-normalise/applicators.js";
import { assertionsOf, resolveNames } from "../3-analyse/references.js";

/**
 * Whether two schemas accept the same values, as far as can be told from how they are written: the same assertions,
 * in any order. Schemas with a name that belong together are taken to be the same, as what is different in them is
 * told there. A schema that leads back to itself is the same as another that does so in the same way.
 *
 * Not knowing tells a change that is none; it hides nothing.
 */
export function sameSchema(
  old: SchemaId,
  now: SchemaId,
  oldApi: Api,
  newApi: Api,
  pairs: ReadonlyMap<SchemaId, SchemaId>,
  assumed: Set<string> = new Set(),
): boolean {
  const key = `${old} ${now}`;
  if (assumed.has(key) || pairs.get(old) === now) return true;
  assumed.add(key);
  const same = sameMeaning(resolveNames(oldApi, old), resolveNames(newApi, now));
  if (!same) assumed.delete(key);
  return same;

  function sameMeaning(a: SchemaId, b: SchemaId): boolean {
    if (pairs.get(a) === b) return true;
    const [before, after] = [oldApi.schemas.get(a), newApi.schemas.get(b)];
    if (before === undefined || after === undefined) return false;
    if (before.kind === "boolean" || after.kind === "boolean") return booleanOf(before) === booleanOf(after);
    const [these, those] = [assertionsOf(before), assertionsOf(after)];
    return these.length === those.length && these.every((keyword) => sameKeyword(keyword, before, after));
  }

  function sameKeyword(name: keyof KeywordSchema["keywords"], before: KeywordSchema, after: KeywordSchema): boolean {
    const [a, b] = [before.keywords[name]?.value, after.keywords[name]?.value];
    if (a === undefined || b === undefined) return a === b;
    const recurse = (one: SchemaId, other: SchemaId) => sameSchema(one, other, oldApi, newApi, pairs, assumed);
    switch (name === "$ref" ? "single" : schemaKeywords.get(name)) {
      case "single":
        return recurse(a as SchemaId, b as SchemaId);
      case "listed": {
        const [these, those] = [a as readonly SchemaId[], b as readonly SchemaId[]];
        if (these.length !== those.length) return false;
        if (name === "prefixItems") return these.every((id, index) => recurse(id, those[index] as SchemaId));
        const left = [...those];
        return these.every((id) => {
          const index = left.findIndex((other) => recurse(id, other));
          if (index !== -1) left.splice(index, 1);
          return index !== -1;
        });
      }
      case "keyed": {
        const [these, those] = [a as ReadonlyMap<string, SchemaId>, b as ReadonlyMap<string, SchemaId>];
        if (these.size !== those.size) return false;
        return [...these].every(([key, id]) => {
          const other = those.get(key);
          return other !== undefined && recurse(id, other);
        });
      }
      default:
        return canonical(a) === canonical(b);
    }
  }
}

/** `{}` is the same as `true`. */
function booleanOf(schema: Schema): boolean | undefined {
  if (schema.kind === "boolean") return schema.value;
  return assertionsOf(schema).length === 0 ? true : undefined;
}

/** The same for what a keyword holds, of which order makes no difference: `type`, `required`, `enum`. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).toSorted());
  if (value instanceof Map) return JSON.stringify([...value].map(([key, held]) => [key, canonical(held)]).toSorted());
  return canonicalJson(value as JsonValue);
}
