import type { Direction, SchemaId } from "../2-normalise/api.js";
import type { Subject } from "./change.js";
import { type Dependence, dependenceThrough } from "./effects.js";
import type { SchemaPair } from "./schema-pairs.js";
import type { Said } from "./sides.js";

/** Where a pair of schemas stands, and what a change there means. */
export interface Position {
  readonly subject: Subject;
  readonly direction: Direction;
  readonly part: Part;
  /** How the validity of the whole depends on that of the schemas here. */
  readonly dependence: Dependence;
  /** The schemas around these whose types these have a part in, if any; absent where these have a type of their own. */
  readonly typed: SchemaPair | undefined;
  /** Whether schemas around these, for the same value, refuse properties that nothing declares (`unevaluatedProperties`). */
  readonly sealed: { readonly old: boolean; readonly new: boolean };
}

/** Nothing is refused by what stands around. */
export const unsealed: Position["sealed"] = { old: false, new: false };

/** What a value is part of, as the ids of rules have it: `request-body-…`, `response-property-…`, `request-parameter-…`. */
export type Part = "body" | "property" | "parameter" | "parameter-property";

/**
 * The position of schemas that are applied to the same value and have no type of their own. Under a condition a change
 * counts only there: `condition` says which.
 */
export function positionJoined(
  { old, new: now, position }: Joining,
  inner: Dependence = "grows",
  condition?: "if" | "then" | "else" | "not",
): Position {
  const isSealed = ({ keywords }: Said) => keywords.unevaluatedProperties !== undefined;
  return {
    ...position,
    subject: condition === undefined ? position.subject : subjectInside(position.subject, ` (${condition})`),
    typed: position.typed ?? { old: old.id, new: now.id },
    dependence: dependenceThrough(position.dependence, inner),
    sealed: { old: position.sealed.old || isSealed(old), new: position.sealed.new || isSealed(now) },
  };
}

interface Joining {
  readonly old: Said;
  readonly new: Said;
  readonly position: Position;
}

/** The position of a part of the value. `segment` is the way to it: `.name`, `[]`. */
export function positionInside(position: Position, segment: string): Position {
  const part =
    position.part === "parameter" || position.part === "parameter-property" ? "parameter-property" : "property";
  return { ...position, part, typed: undefined, sealed: unsealed, subject: subjectInside(position.subject, segment) };
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

/** A property as a segment of a way: `.price_amount`, or `["price amount"]` where that is no name in a program. */
export function propertySegment(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** The id of a rule about schemas: `request-property-max-length-set`. */
export function ruleId({ direction, part }: Position, suffix: string): string {
  return `${direction}-${direction === "request" || !part.startsWith("parameter") ? part : "property"}-${suffix}`;
}

/** Which schemas have been compared, and where. */
export function visitKey({ direction, dependence, typed, sealed }: Position, old: SchemaId, now: SchemaId): string {
  return [old, now, direction, dependence, typed?.old, typed?.new, sealed.old, sealed.new].join(" ");
}
