import type { Draw } from "./draw.js";
import { maybe, propertyNames, record, type WrittenKeywords, type WrittenSchema } from "./written.js";

/** Draws a schema, for the same value or for a part of it. */
type DrawSchema = () => WrittenSchema;

/** `if`, with or without `then` and `else` (Core §10.2.2). */
export function conditions(draw: Draw, sameValue: DrawSchema): WrittenKeywords {
  return {
    if: sameValue(),
    ...maybe(draw, 75, () => ({ then: sameValue() })),
    ...maybe(draw, 60, () => ({ else: sameValue() })),
  };
}

/** `contains`, often with bounds (Core §10.3.1.3, Validation §6.4.4). */
export function containing(draw: Draw, part: DrawSchema): WrittenKeywords {
  return {
    contains: part(),
    ...maybe(draw, 40, () => ({ minContains: draw.upTo(2) })),
    ...maybe(draw, 40, () => ({ maxContains: draw.upTo(3) })),
  };
}

/** `dependentRequired` and `dependentSchemas` (Validation §6.5.4, Core §10.2.2.4). */
export function dependents(draw: Draw, sameValue: DrawSchema): WrittenKeywords {
  const names = draw.some(propertyNames, 2);
  const schemas = draw.some(propertyNames, 2);
  return {
    ...maybe(draw, 60, () => ({
      dependentRequired: record(
        names,
        names.map(() => draw.some(propertyNames, 2)),
      ),
    })),
    ...maybe(draw, 60, () => ({
      dependentSchemas: record(
        schemas,
        schemas.map(() => sameValue()),
      ),
    })),
  };
}

export function unevaluatedProperties(draw: Draw, part: DrawSchema): WrittenKeywords {
  return { unevaluatedProperties: draw.chance(60) ? draw.chance(15) : part() };
}

export function unevaluatedItems(draw: Draw, part: DrawSchema): WrittenKeywords {
  return { unevaluatedItems: draw.chance(60) ? draw.chance(15) : part() };
}

/** A schema in `$defs`. The pointer to it starts behind `#/components/schemas/`. */
export interface Definition {
  readonly name: string;
  readonly pointer: string;
}

/** Every name is unique: the types of schemas with the same name would be named by their content. */
export function definitions(owner: string, draw: Draw): readonly Definition[] {
  const names = ["d", "/e", "~f", "%25g"].slice(draw.upTo(2)).map((end) => `${owner}${end}`);
  return names.map((name) => ({
    name,
    pointer: `${owner}/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
  }));
}
