import type { JsonValue } from "../1-load/tree.js";
import type { Direction, SchemaId } from "../2-normalise/api.js";
import type { Breaking, Verdict, Witness } from "./change.js";
import type { Finding, Pair, ValuesPhrase } from "./finding.js";
import { wholeOf } from "./inside.js";
import { plainKeywords } from "./made-schemas.js";
import type { Whole } from "./position.js";
import type { Sides } from "./sides.js";
import { acceptedReason, breaking, compatible, mayBreak } from "./verdicts.js";
import type { Answer } from "./wire.js";
import { reasonOf } from "./witness/reason.js";
import { confirmWitness } from "./witness/witness.js";

/** The verdict on a finding: what it does to the old schema by itself, with everything else as it was. */
export function wireVerdict(finding: Finding, pair: Pair, sides: Sides): Verdict {
  const { alone, values } = finding;
  const { settled, direction, reading, whole = wholeOf(pair.old.id, pair.new.id) } = pair.position;
  if (settled.kind === "accepted") return compatible(settled.reason);
  if (alone === undefined || settled.kind === "rewritten") return compatible("What is valid stays the same.");
  const old = sides.joined.idOf("old", whole.old);
  const changed = whole.around(changedAlone(pair, alone, sides));
  const unknown = whole.isSameValue ? (finding.unknown?.[direction] ?? []) : [];
  const answer = sides.wire.ask(old, changed, { direction, reading, unknown });
  return verdictOf(answer, whole, pair.position, sides, values);
}

/** The old schema with one change and no other. */
function changedAlone({ old, new: now }: Pair, alone: NonNullable<Finding["alone"]>, sides: Sides): SchemaId {
  const { joined } = sides;
  if (alone === "all") return joined.idOf("new", now.id);
  return joined.add(alone(plainKeywords(old, "old", sides), plainKeywords(now, "new", sides)), old);
}

/** What an answer means for the schemas that it is about. */
export function verdictOf(
  answer: Answer,
  whole: Whole,
  { direction, reading }: Pair["position"],
  sides: Sides,
  values?: Finding["values"],
): Verdict {
  switch (answer.kind) {
    case "accepted":
      return compatible(acceptedReason(direction, answer.assuming));
    case "undecided":
      return undecidedVerdict(direction, answer.reason);
    case "refused": {
      const ids = { old: sides.joined.idOf("old", whole.old), new: sides.joined.idOf("new", whole.new) };
      const together = () => sides.wire.ask(ids.old, ids.new, { direction, reading });
      const witness = witnessOf(answer, whole, direction, sides) ?? witnessOf(together(), whole, direction, sides);
      if (witness === undefined) return undecidedVerdict(direction, "an example that no second validator confirms");
      return { ...refusedVerdict(direction, values, whole.below), witnesses: [witness] };
    }
    default:
      return answer satisfies never;
  }
}

/** The verdict on all changes of a pair, where none of them does anything alone. */
export function togetherVerdict({ old, new: now, position }: Pair, sides: Sides, changes: number): Verdict {
  const whole = wholeOf(old.id, now.id);
  const answer = sides.wire.ask(sides.joined.idOf("old", old.id), sides.joined.idOf("new", now.id), position);
  const verdict = verdictOf(answer, whole, position, sides);
  if (verdict.kind !== "breaking" || changes < 2) return verdict;
  return { ...verdict, reason: `No change does it alone, but all of them together do. ${verdict.reason}` };
}

/** A value that shows that something breaks, if an independent validator agrees for the two contracts as they are. */
function witnessOf(answer: Answer, whole: Whole, direction: Direction, sides: Sides): Witness | undefined {
  if (answer.kind !== "refused") return undefined;
  const { plain } = sides.joined;
  const [old, now] = [
    { schemas: plain.old, id: whole.old },
    { schemas: plain.new, id: whole.new },
  ];
  const [left, right] = direction === "request" ? [old, now] : [now, old];
  const value: JsonValue = answer.witness;
  if (confirmWitness(value, left, right).kind !== "confirmed") return undefined;
  const { unions } = sides[direction === "request" ? "new" : "old"];
  return { direction, value, refusal: reasonOf(value, right, unions) ?? "it is not valid" };
}

function undecidedVerdict(direction: Direction, reason: string): Verdict {
  return mayBreak(direction, `${direction}s`, `It could not be decided because of ${reason}.`);
}

/**
 * That something is refused, and which values. What a finding says of its values is true of the schemas that it is about.
 * Below a keyword like `not` that is another question: there the refusal of the witness says what happened.
 */
function refusedVerdict(direction: Direction, values: Finding["values"], below: Whole["below"]): Breaking {
  const phrases = values === undefined || isForBoth(values) ? { tightened: values, loosened: values } : values;
  const reason = {
    request: below === undefined && phrases.tightened ? sentRequests(phrases.tightened) : someRequests,
    response: below === undefined && phrases.loosened ? receivedResponses(phrases.loosened) : someResponses,
  }[direction];
  const where = below === undefined ? "" : ` It is below \`${below}\`, where what accepts more may refuse more.`;
  return breaking(direction, `${direction}s`, reason + where);
}

function isForBoth(values: NonNullable<Finding["values"]>): values is ValuesPhrase {
  return typeof values === "string" || "without" in values;
}

function sentRequests(values: ValuesPhrase): string {
  const phrase = typeof values === "string" ? `with ${values}` : `without ${values.without}`;
  return `Requests ${phrase} were valid and are not any more.`;
}

function receivedResponses(values: ValuesPhrase): string {
  const phrase = typeof values === "string" ? `have ${values}` : `come without ${values.without}`;
  return `Responses may ${phrase}, which readers that enforce the old contract refuse.`;
}

const someRequests = "Some requests that were valid are not any more.";
const someResponses = "Some responses were not valid before, and readers that enforce the old contract refuse them.";
