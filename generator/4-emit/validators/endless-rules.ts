import type { SchemaId } from "../../2-normalise/api.js";
import { lower, type Schemas } from "./lower.js";
import type { Rule } from "./program.js";

/** The rules of schemas, and the schemas without a name that need functions of their own all the same. */
export interface Lowered {
  readonly rules: ReadonlyMap<SchemaId, Rule>;
  readonly endless: ReadonlySet<SchemaId>;
}

/** A rule, and the schemas that it would have to write out inside of themselves. */
export interface Written {
  readonly rule: Rule;
  readonly endless: readonly SchemaId[];
}

/**
 * Lowers schemas with names. A schema without one is written out where it is used, and some would have to be written out
 * inside of themselves: to know what an `unevaluatedProperties` leaves alone takes the variants of what the `$ref` beside
 * it refers to, and it may stand in one of them. Such a schema is called, as if it had a name.
 *
 * To call one more changes what the others merge in, so all are lowered again until nothing is endless. `lowerOne`
 * lowers a schema where these are called: `lowerKnowing`, or what remembers that.
 */
export function lowerAll(
  ids: readonly SchemaId[],
  lowerOne: (id: SchemaId, called: ReadonlySet<SchemaId>) => Written,
): Lowered {
  const endless = new Set<SchemaId>();
  for (;;) {
    const called = new Set(endless);
    const written = [...ids, ...called].map((id) => [id, lowerOne(id, called)] as const);
    for (const [, { endless: found }] of written) for (const id of found) endless.add(id);
    if (endless.size === called.size) return { rules: new Map(written.map(([id, { rule }]) => [id, rule])), endless };
  }
}

/** Lowers a schema where some schemas without a name are called, too. */
export function lowerKnowing(id: SchemaId, schemas: Schemas, isCalled: (id: SchemaId) => boolean): Written {
  const endless = new Set<SchemaId>();
  const open = new Set<SchemaId>();
  const rule = lower(id, {
    ...schemas,
    isNamed: (each) => schemas.isNamed(each) || isCalled(each),
    writtenOut(each, rule) {
      if (open.has(each)) {
        endless.add(each);
        return { id: each, checks: [] };
      }
      open.add(each);
      const written = rule();
      open.delete(each);
      return written;
    },
  });
  return { rule, endless: [...endless] };
}
