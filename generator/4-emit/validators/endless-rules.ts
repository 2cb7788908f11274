import type { SchemaId } from "../../2-normalise/api.js";
import { lower } from "./lower.js";
import type { Schemas } from "./lowering.js";
import type { Rule } from "./program.js";

/** The rules of schemas, and the schemas without a name that need functions of their own all the same. */
export interface Lowered {
  readonly rules: ReadonlyMap<SchemaId, Rule>;
  readonly endless: ReadonlySet<SchemaId>;
}

/**
 * Lowers schemas with names. A schema without one is written out where it is used, and some would have to be written out
 * inside of themselves: to know what an `unevaluatedProperties` leaves alone takes the variants of what the `$ref` beside
 * it refers to, and it may stand in one of them. Such a schema is called, as if it had a name.
 *
 * To call one more changes what the others merge in, so all are lowered again until nothing is endless.
 */
export function lowerAll(ids: readonly SchemaId[], schemas: Schemas): Lowered {
  const endless = new Set<SchemaId>();
  for (;;) {
    const called = new Set(endless);
    const lowered = [...ids, ...called].map((id) => lowerOne(id, schemas, called));
    for (const { endless: more } of lowered) for (const id of more) endless.add(id);
    if (endless.size === called.size) return { rules: new Map(lowered.map(({ rule }) => [rule.id, rule])), endless };
  }
}

/** Lowers a schema where some schemas without a name are called, too. Also returns those that would be inlined in themselves. */
function lowerOne(id: SchemaId, schemas: Schemas, called: ReadonlySet<SchemaId>) {
  const endless = new Set<SchemaId>();
  const open = new Set<SchemaId>();
  const rule = lower(id, {
    ...schemas,
    isNamed: (each) => schemas.isNamed(each) || called.has(each),
    inlined(each, rule) {
      if (open.has(each)) {
        endless.add(each);
        return { id: each, checks: [] };
      }
      open.add(each);
      const inlined = rule();
      open.delete(each);
      return inlined;
    },
  });
  return { rule, endless: [...endless] };
}
