import type { SchemaId } from "../../2-normalise/api.js";
import { lower, type Schemas } from "./lower.js";

/** The rules of schemas, and the schemas without a name that need functions of their own all the same. */
export interface Lowered {
  readonly rules: ReadonlyMap<SchemaId, Rule>;
  readonly endless: ReadonlySet<SchemaId>;
}

type Rule = ReturnType<typeof lower>;

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
    const known = new Set(endless);
    const open = new Set<SchemaId>();
    const from: Schemas = {
      ...schemas,
      isNamed: (id) => schemas.isNamed(id) || known.has(id),
      writtenOut(id, rule) {
        if (open.has(id)) {
          endless.add(id);
          return { id, checks: [] };
        }
        open.add(id);
        const written = rule();
        open.delete(id);
        return written;
      },
    };
    const rules = new Map([...ids, ...known].map((id) => [id, lower(id, from)]));
    if (endless.size === known.size) return { rules, endless };
  }
}
