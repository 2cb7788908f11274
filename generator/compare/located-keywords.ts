import type { Keywords, Schema } from "../2-normalise/api.js";

/** Keywords without spans. */
export type BareKeywords = { readonly [Name in keyof Keywords]: NonNullable<Keywords[Name]>["value"] };

/** Keywords of a schema that is made here, all at one place. */
export function locatedKeywords(bare: BareKeywords, { at }: Pick<Schema, "at">): Keywords {
  return Object.fromEntries(
    Object.entries(bare).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value, at, keyAt: at }]])),
  );
}
