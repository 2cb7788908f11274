import type { Change } from "../change.js";
import { type Pair, typesVerdict } from "../finding.js";
import { changeOf } from "../named-changes.js";
import type { Sides } from "../sides.js";

/** Schemas of which one at least accepts nothing (`false`, JSON Schema 2020-12 Core §4.3.2). */
export function compareNever(pair: Pair, sides: Sides): readonly Change[] {
  const { old, new: now } = pair;
  if (old.never === now.never) return [];
  const change = now.never
    ? ({ suffix: "forbidden", what: "may not be there at all any more" } as const)
    : ({ suffix: "allowed", what: "may be there now, and might not before" } as const);
  const finding = { ...change, alone: "all" as const, values: "something there", source: typesVerdict(pair, sides) };
  return [changeOf({ ...finding, old: old.at, new: now.at }, pair, sides)];
}
