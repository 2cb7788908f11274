import type { JsonValue } from "../1-load/tree.js";
import type { SchemaId } from "../2-normalise/api.js";
import type { Witness } from "./change.js";
import type { Side } from "./joined-schemas.js";
import type { Whole } from "./position.js";
import type { Sides } from "./sides.js";
import { scalarOf } from "./text/scalars.js";
import { nameOfSchema } from "./variants.js";
import type { Answer, Way } from "./wire.js";
import { plainestReading, reasonsOf } from "./witness/reason.js";
import { confirmWitness } from "./witness/witness.js";

/** Two schemas that decide, and what the old one is with one change and no other, in the joined table. */
export interface Question {
  readonly whole: Whole;
  readonly changed: SchemaId;
  readonly way: Way;
}

/** What shows that something breaks. */
export interface Proof {
  readonly witness: Witness;
  /** Whether it shows what the one change does, or only what all changes do together. */
  readonly by: "change" | "all";
}

/**
 * A value that one contract accepts and the other refuses, if an independent validator agrees for the two contracts as
 * they are. The answer to the question may show one that another change makes valid or invalid again: then one is looked for
 * that the contracts tell apart because of this change.
 */
export function proofOf(answer: Answer, question: Question, sides: Sides): Proof | undefined {
  const { whole, way } = question;
  const [old, now] = [sides.joined.idOf("old", whole.old), sides.joined.idOf("new", whole.new)];
  const witness =
    witnessOf(answer, question, sides) ?? witnessOf(narrowedAnswer(old, now, question, sides), question, sides);
  if (witness !== undefined) return { witness, by: "change" };
  const together = witnessOf(sides.wire.ask(old, now, { ...way, unknown: [] }), question, sides);
  return together && { witness: together, by: "all" };
}

/**
 * Asks for a value that the change alone makes the difference for, and all changes together too. In requests: one that the
 * changed schema refuses, as the new one does. In responses: one that it accepts, as the new one does.
 */
function narrowedAnswer(old: SchemaId, now: SchemaId, { changed, way }: Question, sides: Sides): Answer | undefined {
  const { joined, wire } = sides;
  const like = joined.schemas.get(old);
  if (like === undefined || changed === now) return undefined;
  const located = <T>(value: T) => ({ value, at: like.at, keyAt: like.at });
  if (way.direction === "request") {
    const refused = joined.add({ not: located(changed) }, like);
    const answer = wire.ask(joined.add({ allOf: located([old, refused]) }, like), now, way);
    // As text, the changed schema may read what it does not accept as a value.
    return answer.kind === "refused" && !wire.refuses(changed, answer.witness, way.reading) ? undefined : answer;
  }
  return wire.ask(old, joined.add({ allOf: located([now, changed]) }, like), way);
}

function witnessOf(answer: Answer | undefined, question: Question, sides: Sides): Witness | undefined {
  if (answer?.kind !== "refused") return undefined;
  const { whole, way } = question;
  const { joined, wire } = sides;
  const { plain } = joined;
  const [old, now] = [
    { schemas: plain.old, id: whole.old },
    { schemas: plain.new, id: whole.new },
  ];
  const [left, right] = way.direction === "request" ? [old, now] : [now, old];
  const value: JsonValue = answer.witness;
  const refusing = way.direction === "request" ? joined.idOf("new", whole.new) : joined.idOf("old", whole.old);
  if (way.reading.kind !== "json" && !wire.refuses(refusing, value, way.reading)) return undefined;
  if (confirmWitness(value, left, right).kind !== "confirmed") return undefined;
  return { direction: way.direction, value, refusal: refusalOf(value, question, sides) };
}

/** Why a contract refuses a value: because of the change, where it gives several reasons. */
function refusalOf(witness: JsonValue, { whole, changed, way }: Question, sides: Sides): string {
  const { direction, reading } = way;
  const { plain, schemas } = sides.joined;
  const side: Side = direction === "request" ? "new" : "old";
  const { unions } = sides[side];
  const nameOf = (id: SchemaId) => nameOfSchema(id, sides[side]);
  const refusing = { schemas: plain[side], id: whole[side] };
  const value = reading.kind === "json" ? witness : plainestReading(witness, refusing);
  const texts = reasonsOf(value, refusing, { unions, nameOf });
  if (texts.length > 1) {
    const ofChanged = reasonsOf(value, { schemas, id: changed }, { unions: new Map(), nameOf: () => undefined });
    // In responses, the changed schema refuses for all other reasons.
    const isOfChange = (text: string) => ofChanged.includes(text) === (direction === "request");
    return texts.find(isOfChange) ?? (texts[0] as string);
  }
  const [text = "it is not valid"] = texts;
  // `007` is an integer to most people, and none in JSON.
  const isDigits =
    typeof value === "string" && /^[-+.0-9]*[0-9][-+.0-9]*$/.test(value) && scalarOf(value) === undefined;
  return isDigits && reading.kind !== "json" && / (?:integer|number)$/.test(text) ? `${text} as JSON writes it` : text;
}
