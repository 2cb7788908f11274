import type { Direction } from "../2-normalise/api.js";
import { type Change, isBreaking, type Verdict } from "./change.js";
import { type Finding, mendOf, type Pair, stillCompiling } from "./finding.js";
import { type Rewritten, ruleId } from "./position.js";
import type { Sides } from "./sides.js";
import { none } from "./verdicts.js";
import { wireVerdict } from "./wire-verdicts.js";

/** A finding as a change: what it means follows from where it was found. */
export function changeOf(finding: Finding, pair: Pair, sides: Sides): Change {
  const { suffix, what, cases, mend } = finding;
  const { position } = pair;
  const { subject, direction, settled } = position;
  const hasCases = cases !== undefined && isBreaking(cases);
  if (settled.kind === "rewritten" && !hasCases) return rewrittenChange(settled, direction);
  const types = position.compiles ? stillCompiling[direction] : finding.source;
  const wire = remarked(wireVerdict(finding, pair, sides), finding, direction);
  const source = hasCases ? bothBreak(cases, types) : types;
  const rule = typeof suffix === "string" ? ruleId(position, suffix) : suffix[direction];
  const places = { old: finding.old, new: finding.new };
  return { rule, subject, directions: [direction], wire, source, ...places, what, mend: mend ?? mendOf(wire, source) };
}

/** A finding that is told in any case, whatever has been decided about the schemas around it. */
export function toldChange(finding: Finding, pair: Pair, sides: Sides): Change {
  const position = { ...pair.position, settled: { kind: "open" } as const };
  return changeOf(finding, { ...pair, position }, sides);
}

/** A verdict with what is to be known about a request that is still valid. */
function remarked(wire: Verdict, { remark }: Finding, direction: Direction): Verdict {
  if (remark === undefined || wire.kind !== "compatible" || direction !== "request") return wire;
  return { ...wire, reason: `${wire.reason} ${remark}` };
}

/** All that was found where nothing means anything else. */
export function rewrittenChange({ subject, old, new: now }: Rewritten, direction: Direction): Change {
  const what = "is written in another way and means the same";
  const places = { old, new: now };
  return {
    rule: "schema-rewritten",
    subject,
    directions: [direction],
    wire: none,
    source: none,
    ...places,
    what,
    mend: undefined,
  };
}

/** What breaks code in two ways. */
function bothBreak(cases: Extract<Verdict, { readonly reason: string }>, types: Verdict): Verdict {
  return isBreaking(types) ? { ...types, reason: `${types.reason} ${cases.reason}` } : cases;
}
