import type { SchemaId } from "../2-normalise/api.js";
import type { Pair } from "./finding.js";
import { withPart } from "./made-schemas.js";
import { type Position, partInside, subjectInside, type Whole } from "./position.js";
import type { Sides } from "./sides.js";

/** How what is valid for a schema depends on what is valid for one that it applies. */
export type Dependence =
  /** It grows with it, as in `allOf`. */
  | "grows"
  /** It shrinks with it, as under `not`, or in a way that cannot be told, as under `if`. */
  | "either";

/** The position of schemas that are applied to the same value and have no type of their own. `inner` is the old one. */
export function positionJoined(
  pair: Pair,
  inner: SchemaId,
  sides: Sides,
  { dependence = "grows", condition }: { readonly dependence?: Dependence; readonly condition?: string } = {},
): Position {
  const { old, new: now, position } = pair;
  return {
    ...position,
    subject: condition === undefined ? position.subject : subjectInside(position.subject, ` (${condition})`),
    typed: position.typed ?? { old: old.id, new: now.id },
    whole: wholeAround(pair, inner, sides),
    conditional: position.conditional || dependence === "either",
  };
}

/**
 * The position of a part of the value. `segment` is the way to it: `.name`, `[]`. What is valid there its own schemas decide,
 * unless it depends on a condition: then only the whole can be asked.
 */
export function positionInside(
  pair: Pair,
  inner: SchemaId,
  segment: string,
  sides: Sides,
  dependence: Dependence = "grows",
): Position {
  const { position } = pair;
  const conditional = position.conditional || dependence === "either";
  return {
    ...position,
    part: partInside(position.part),
    subject: subjectInside(position.subject, segment),
    typed: undefined,
    compiles: false,
    whole: conditional ? { ...wholeAround(pair, inner, sides), isSameValue: false } : undefined,
    conditional,
  };
}

/** The schemas that decide about a value to which a schema inside the old one is applied. */
export function wholeAround({ old, new: now, position }: Pair, inner: SchemaId, sides: Sides): Whole {
  const around = position.whole ?? wholeOf(old.id, now.id);
  return {
    ...around,
    // Where the inner schema is no part of it in plain JSON Schema, all changes together stand for this one.
    around: (part) => {
      const own = withPart(old, inner, part, sides);
      return own === undefined ? sides.joined.idOf("new", around.new) : around.around(own);
    },
  };
}

/** Two schemas that decide by themselves. */
export function wholeOf(old: SchemaId, now: SchemaId): Whole {
  return { old, new: now, around: (part) => part, isSameValue: true };
}
