import type { Change } from "../change.js";
import { changeOf, type Pair, typesVerdict } from "../finding.js";
import type { Sides } from "../sides.js";

/** Schemas of which one at least accepts nothing (`false`, JSON Schema 2020-12 Core §4.3.2). */
export function compareNever(pair: Pair, sides: Sides): readonly Change[] {
  const { old, new: now, position } = pair;
  if (old.never === now.never) return [];
  const change = now.never
    ? ({ suffix: "forbidden", what: "may not be there at all any more", effect: "tightened" } as const)
    : ({ suffix: "allowed", what: "may be there now, and might not before", effect: "loosened" } as const);
  const finding = { ...change, values: "something there", source: typesVerdict(pair, sides) };
  return [changeOf({ ...finding, old: old.at, new: now.at }, position)];
}
