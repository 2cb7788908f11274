import type { Direction, KeywordName, SchemaId } from "../2-normalise/api.js";
import type { Span } from "../diagnostics/source.js";
import type { Places, Subject } from "./change.js";
import type { Side } from "./joined-schemas.js";
import { keyOfReading, type Reading } from "./reading.js";
import type { SchemaPair } from "./schema-pairs.js";

/** Where a pair of schemas stands, and what a change there means. */
export interface Position {
  readonly subject: Subject;
  readonly direction: Direction;
  readonly part: Part;
  readonly reading: Reading;
  /** The schemas around these whose types these have a part in, if any; absent where these have a type of their own. */
  readonly typed: SchemaPair | undefined;
  /** Where more than these schemas decides what is valid here: the schemas that do. */
  readonly whole: Whole | undefined;
  /** Whether it depends on a condition, or on what else is valid, what a change here does. */
  readonly conditional: boolean;
  /** What has been decided about the wire by looking at schemas around these. */
  readonly settled: Settled;
  /** Where `nullable` stands that has no effect, on each side. */
  readonly nullable: { readonly [Of in Side]?: Span | undefined };
  /** Whether code still compiles with the types that these have a part in. */
  readonly compiles: boolean;
}

/** What a value is part of, as the ids of rules have it: `request-body-…`, `response-property-…`, `request-parameter-…`. */
export type Part = "body" | "property" | "parameter" | "parameter-property" | "header";

/** The schemas that decide about a value. */
export interface Whole extends SchemaPair {
  readonly reading: Reading;
  /** The old schema with something else in the place of the part that is looked at. Both ids are of the joined table. */
  readonly around: (part: SchemaId) => SchemaId;
  /** Whether that part is applied to the same value. */
  readonly isSameValue: boolean;
  /** The keyword under which what accepts more may refuse more, if the part is below one: `not`, `oneOf`. */
  readonly below: KeywordName | undefined;
}

export type Settled =
  /** Nothing: some values are refused, or it could not be decided. Each change below has its own verdict. */
  | { readonly kind: "open" }
  /** No change below breaks the wire. */
  | { readonly kind: "accepted"; readonly reason: string }
  /** Both accept the same values, and code compiles: all changes below are one, that something is written differently. */
  | Rewritten;

export interface Rewritten extends Places {
  readonly kind: "rewritten";
  readonly subject: Subject;
}

/** The position of something that is not inside another one. */
export function outermost(of: Pick<Position, "subject" | "direction" | "part" | "reading">): Position {
  return {
    ...of,
    typed: undefined,
    whole: undefined,
    conditional: false,
    settled: { kind: "open" },
    nullable: {},
    compiles: false,
  };
}

/** What is inside a subject. */
export function subjectInside(subject: Subject, segment: string): Subject {
  switch (subject.kind) {
    case "api":
      return subject;
    case "operation":
      return { ...subject, part: subject.part + segment };
    case "schema":
      return { ...subject, path: subject.path + segment };
    default:
      return subject satisfies never;
  }
}

/** The part that a part of it is. */
export function partInside(part: Part): Part {
  return part === "parameter" || part === "parameter-property" ? "parameter-property" : "property";
}

/** A property as a segment of a way: `.price_amount`, or `["price amount"]` where that is no name in a program. */
export function propertySegment(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** The id of a rule about schemas: `request-property-max-length-set`. */
export function ruleId({ direction, part }: Position, suffix: string): string {
  return `${direction}-${direction === "request" || !part.startsWith("parameter") ? part : "property"}-${suffix}`;
}

/**
 * Which schemas have been compared, and where: what changes where a schema refers to another one now counts for all that
 * refer to it. Not how deep inside them, so that it comes to an end.
 */
export function visitKey(position: Position, old: SchemaId, now: SchemaId): string {
  const { subject, direction, reading, typed, whole, conditional, settled, compiles } = position;
  const of = settled.kind === "rewritten" ? JSON.stringify(settled.subject) : settled.kind;
  return [
    old,
    now,
    userOf(subject),
    direction,
    keyOfReading(reading),
    typed?.old,
    typed?.new,
    whole?.old,
    whole?.new,
    whole?.below,
    conditional,
    of,
    compiles,
  ].join(" ");
}

/** The operation or the schema that a subject is in. */
function userOf(subject: Subject): string {
  switch (subject.kind) {
    case "api":
      return "";
    case "operation":
      return `${subject.method} ${subject.path}`;
    case "schema":
      return subject.name;
    default:
      return subject satisfies never;
  }
}
