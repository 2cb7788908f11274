import type { Direction, SchemaId } from "../2-normalise/api.js";
import { formatSpan } from "../diagnostics/source.js";
import { type Change, sentenceOf, type Verdict } from "./change.js";
import type { Finding, Pair, ValuesPhrase } from "./finding.js";
import { wholeOf } from "./inside.js";
import { plainKeywords } from "./made-schemas.js";
import type { Whole } from "./position.js";
import { proofOf, type Question } from "./proofs.js";
import type { Sides } from "./sides.js";
import { acceptedReason, breaking, compatible, mayBreak } from "./verdicts.js";
import type { Answer } from "./wire.js";

/** The verdict on a finding: what it does to the old schema by itself, with everything else as it was. */
export function wireVerdict(finding: Finding, pair: Pair, sides: Sides): Verdict {
  const { alone, values } = finding;
  const { settled, direction, reading, whole = wholeOf(pair.old.id, pair.new.id, reading) } = pair.position;
  if (alone === undefined || settled.kind === "rewritten") return compatible("What is valid stays the same.");
  if (settled.kind === "accepted") return compatible(settled.reason);
  const old = sides.joined.idOf("old", whole.old);
  const changed = whole.around(changedAlone(pair, alone, sides));
  const unknown = whole.isSameValue ? (finding.unknown?.[direction] ?? []) : [];
  const way = { direction, reading: whole.reading, unknown };
  const verdict = verdictOf(sides.wire.ask(old, changed, way), { whole, changed, way }, sides, values);
  return withNullable(verdict, pair);
}

/** The old schema with one change and no other. */
function changedAlone({ old, new: now }: Pair, alone: NonNullable<Finding["alone"]>, sides: Sides): SchemaId {
  const { joined } = sides;
  if (alone === "all") return joined.idOf("new", now.id);
  return joined.add(alone(plainKeywords(old, "old", sides), plainKeywords(now, "new", sides)), old);
}

/** What an answer means for the schemas that it is about. */
function verdictOf(answer: Answer, question: Question, sides: Sides, values?: Finding["values"]): Verdict {
  const { direction } = question.way;
  switch (answer.kind) {
    case "accepted":
      return compatible(acceptedReason(direction, answer.assuming));
    case "undecided":
      return undecidedVerdict(direction, answer.reason);
    case "refused": {
      const proof = proofOf(answer, question, sides);
      if (proof === undefined) return undecidedVerdict(direction, "an example that no second validator confirms");
      const reason = proof.by === "all" ? togetherReasons[direction] : refusedReason(direction, values, question.whole);
      return { ...breaking(direction, `${direction}s`, reason), witnesses: [proof.witness] };
    }
    default:
      return answer satisfies never;
  }
}

/** The verdict on all changes of a pair, where none of them does anything alone. */
export function togetherVerdict(pair: Pair, sides: Sides): Verdict {
  const { old, new: now, position } = pair;
  const whole = wholeOf(old.id, now.id, position.reading);
  const changed = sides.joined.idOf("new", now.id);
  const answer = sides.wire.ask(sides.joined.idOf("old", old.id), changed, position);
  return withNullable(verdictOf(answer, { whole, changed, way: position }, sides), pair);
}

/**
 * Why `null` is refused where `nullable` or `type` says that it may be: `nullable` is said of `type` only, and an `enum`
 * beside them must list `null`, too (OAS 3.0.3 §4.7.24.1).
 */
function withNullable(verdict: Verdict, { old, new: now, position: { direction, nullable } }: Pair): Verdict {
  const isNull = verdict.kind === "breaking" && verdict.witnesses.some(({ value }) => value === null);
  if (!isNull) return verdict;
  const [at, said, so] = direction === "request" ? [nullable.new, now, "refused now"] : [nullable.old, old, "new here"];
  const { type, enum: values } = said.keywords;
  const why =
    at !== undefined
      ? `\`nullable\` without a \`type\` beside it admits no \`null\` (${formatSpan(at)})`
      : type?.value.includes("null") && values?.value.includes(null) === false
        ? `An \`enum\` that does not list \`null\` admits none, even where it is nullable (${formatSpan(values.keyAt)})`
        : undefined;
  return why === undefined ? verdict : { ...verdict, reason: `${verdict.reason} ${why}, so it is ${so}.` };
}

/** The verdict on the first of several changes that break something together: it shows what. */
export function together(wire: Breakage, others: number): Verdict {
  if (others === 0) return wire;
  const count = others === 1 ? "one other change" : `${others} other changes`;
  return { ...wire, reason: `Only together with ${count} here. ${wire.reason}` };
}

/** The verdict on the others of them. */
export function besides(wire: Breakage, first: Change): Verdict {
  const reason = `Only together with this: ${sentenceOf(first)}`;
  return wire.kind === "breaking" ? { ...wire, reason, witnesses: [] } : { ...wire, reason };
}

type Breakage = Extract<Verdict, { readonly breaks: string }>;

function undecidedVerdict(direction: Direction, reason: string): Verdict {
  return mayBreak(direction, `${direction}s`, `It could not be decided because of ${reason}.`);
}

/**
 * Which values are refused. What a finding says of its values is true of the schemas that it is about. Below a keyword
 * like `not` that is another question: there the refusal of the witness says what happened.
 */
function refusedReason(direction: Direction, values: Finding["values"], { below }: Whole): string {
  const { tightened, loosened } =
    values === undefined || isForBoth(values) ? { tightened: values, loosened: values } : values;
  if (below !== undefined)
    return `${someValues[direction]} It is below \`${below}\`, where what accepts more may refuse more.`;
  if (direction === "request") return tightened === undefined ? someValues.request : sentRequests(tightened);
  return loosened === undefined ? someValues.response : receivedResponses(loosened);
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

const someValues: Readonly<Record<Direction, string>> = {
  request: "Some requests that were valid are not any more.",
  response: "Some responses were not valid before, and readers that enforce the old contract refuse them.",
};

/** Where what this change does shows only together with what other changes do. */
const togetherReasons: Readonly<Record<Direction, string>> = {
  request: "Together with other changes of the same schema, some requests that were valid are not any more.",
  response:
    "Together with other changes of the same schema, some responses were not valid before, and readers that enforce the old contract refuse them.",
};
