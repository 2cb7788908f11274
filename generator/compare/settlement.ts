import { type Pair, typesVerdict } from "./finding.js";
import type { Position } from "./position.js";
import { areEquivalent, type Sides } from "./sides.js";
import { acceptedReason } from "./verdicts.js";

/**
 * A pair of schemas with what looking at the whole of them decides for all changes in them: that both accept the same
 * values, that everything which is sent is accepted, that code compiles.
 */
export function settle(pair: Pair, sides: Sides): Pair {
  const compiles = stillCompiles(pair, sides);
  const position = { ...pair.position, compiles };
  const settled = settledAt({ ...pair, position }, sides);
  // Where it is settled what changes do, nobody has to ask for the whole.
  const whole = settled.kind === "open" ? { whole: position.whole } : { whole: undefined, conditional: false };
  return { ...pair, position: { ...position, ...whole, settled } };
}

function stillCompiles(pair: Pair, sides: Sides): boolean {
  const { position, old, new: now } = pair;
  const isTwin = sides.schemas.newOf.get(old.id) === now.id;
  // The types of schemas with a name are told of by themselves.
  if (position.compiles && !isTwin) return true;
  if (position.typed !== undefined) return false;
  return typesVerdict(pair, sides).kind === "compatible";
}

function settledAt({ old, new: now, position }: Pair, sides: Sides): Position["settled"] {
  const { settled, direction, reading, whole, compiles } = position;
  const [before, after] = [sides.joined.idOf("old", old.id), sides.joined.idOf("new", now.id)];
  if (settled.kind === "rewritten" && compiles) {
    const isTwin = sides.schemas.newOf.get(old.id) === now.id;
    return isTwin && areEquivalent(old.id, now.id, sides) ? rewritten({ old, new: now, position }) : settled;
  }
  if (areEquivalent(old.id, now.id, sides)) return compiles ? rewritten({ old, new: now, position }) : theSame;
  if (settled.kind !== "open") return settled.kind === "rewritten" ? theSame : settled;
  if (whole !== undefined) return settled;
  const answer = sides.wire.ask(before, after, { direction, reading });
  // What holds only by an assumption is said of the change that needs it.
  if (answer.kind !== "accepted" || answer.assuming !== undefined) return settled;
  return { kind: "accepted", reason: acceptedReason(direction, undefined) };
}

const theSame = { kind: "accepted", reason: "What is valid stays the same." } as const;

function rewritten({ old, new: now, position }: Pair): Position["settled"] {
  return { kind: "rewritten", subject: position.subject, old: old.at, new: now.at };
}
