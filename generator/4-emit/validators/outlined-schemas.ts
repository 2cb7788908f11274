import type { SchemaId } from "../../2-normalise/api.js";
import { lower } from "./lower.js";
import type { Schemas } from "./lowering.js";
import type { Rule } from "./program.js";

/** The rules of schemas, and the schemas without a name that need functions of their own nevertheless. */
export interface Lowered {
  readonly rules: ReadonlyMap<SchemaId, Rule>;
  readonly outlined: ReadonlySet<SchemaId>;
}

/**
 * Lowers the schemas with names. A schema without a name is inlined where it is used. Some would have to be inlined in
 * themselves, which would never end: `unevaluatedProperties` needs the variants of the schema that the `$ref` beside it
 * refers to, and may itself be in one of those variants. Such a schema is called, as if it had a name.
 *
 * Calling a schema changes what the others inline, so all of them are lowered again until none is outlined.
 */
export function lowerAll(ids: readonly SchemaId[], schemas: Schemas): Lowered {
  const outlined = new Set<SchemaId>();
  for (;;) {
    const called = new Set(outlined);
    const lowered = [...ids, ...called].map((id) => lowerOne(id, schemas, called));
    for (const { outlined: more } of lowered) for (const id of more) outlined.add(id);
    if (outlined.size === called.size) return { rules: new Map(lowered.map(({ rule }) => [rule.id, rule])), outlined };
  }
}

/**
 * Lowers a schema, calling also the schemas in `called`. Returns its rule, and the schemas that it would inline in
 * themselves.
 */
function lowerOne(id: SchemaId, schemas: Schemas, called: ReadonlySet<SchemaId>) {
  const outlined = new Set<SchemaId>();
  const open = new Set<SchemaId>();
  const rule = lower(id, {
    ...schemas,
    isNamed: (each) => schemas.isNamed(each) || called.has(each),
    inlined(each, rule) {
      if (open.has(each)) {
        outlined.add(each);
        return { id: each, checks: [] };
      }
      open.add(each);
      const inlined = rule();
      open.delete(each);
      return inlined;
    },
  });
  return { rule, outlined: [...outlined] };
}
