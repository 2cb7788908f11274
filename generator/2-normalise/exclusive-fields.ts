import type { Reading } from "./reading.js";
import { holds, type SourceNode } from "./source-nodes.js";

/** Fields of an object of which only one may be there. */
export type ExclusiveFields = readonly (readonly [string, string])[];

/** Reports fields that exclude each other. */
export function reportExclusive(source: SourceNode, pairs: ExclusiveFields, { diagnostics }: Reading): void {
  if (!holds(source, "object")) return;
  const { entries } = source.node;
  for (const [first, second] of pairs) {
    const [one, other] = [entries.get(first), entries.get(second)];
    if (one === undefined || other === undefined) continue;
    const related = [{ label: "this excludes it", at: one.keyAt }];
    diagnostics.report("fields-exclusive", other.keyAt, { first, second }, related);
  }
}
