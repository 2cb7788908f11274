import type { Direction, KeywordName } from "../2-normalise/api.js";
import type { Shape } from "../3-analyse/model.js";
import type { Span } from "../diagnostics/source.js";
import { type Depth, stillCompiles, type Use } from "./assignability.js";
import { type Change, isBreaking, type Places, type Verdict } from "./change.js";
import type { Edit } from "./keyword-edits.js";
import type { Position } from "./position.js";
import type { SchemaPair } from "./schema-pairs.js";
import type { Said, Sides } from "./sides.js";
import { breaking, compatible, none } from "./verdicts.js";

/** Two schemas that are in the same place, one of each contract. */
export interface Pair {
  readonly old: Said;
  readonly new: Said;
  readonly position: Position;
}

/** What a rule needs beside the two schemas. */
export interface Comparing {
  readonly sides: Sides;
  /** Compares two schemas that are applied where these are. */
  readonly walk: (old: SchemaPair["old"], now: SchemaPair["new"], position: Position) => readonly Change[];
  /** Remembers that a change already tells of a case that a union gained or lost: `matchSharePrice fixed`. */
  readonly explain: (match: string, name: string) => void;
  /** Counts a text for people that is another one now. */
  readonly reword: (places: Places) => void;
}

/** A rule about schemas: it speaks of some keywords, and each keyword belongs to one rule. */
export interface SchemaRule {
  readonly keywords: readonly KeywordName[];
  readonly compare: (pair: Pair, comparing: Comparing) => readonly Change[];
}

/** What a rule about schemas found. */
export interface Finding {
  /** The end of the rule's id, `max-length-set`, or all of it for each direction. */
  readonly suffix: string | Readonly<Record<Direction, string>>;
  readonly what: string;
  /**
   * The old schema with this change and no other, made of the keywords of both; `all` where it is the whole schema that
   * changed. Absent where no value becomes valid or invalid by it.
   */
  readonly alone?: Edit | "all" | undefined;
  /**
   * The values that are valid on one side only, "texts of more than 100 characters", or those that more is asked of and
   * those that less is asked of.
   */
  readonly values?: ValuesPhrase | { readonly tightened: ValuesPhrase; readonly loosened: ValuesPhrase } | undefined;
  /** What it does to code, as far as the types say. */
  readonly source: Verdict;
  /** What it does to code besides: functions that tell variants apart. */
  readonly cases?: Verdict | undefined;
  readonly old: Span | undefined;
  readonly new: Span;
  readonly mend?: string;
  /** The properties that those who send in a direction do not know of, and so do not send. */
  readonly unknown?: Readonly<Record<Direction, readonly string[]>> | undefined;
  /** What is to be known about requests where they are valid as before. */
  readonly remark?: string | undefined;
}

/** Some values in words: "texts of more than 100 characters", or all that lack something. */
export type ValuesPhrase = string | { readonly without: string };

/** The verdict on a type that code still compiles with. */
export const stillCompiling: Readonly<Record<Direction, Verdict>> = {
  request: compatible("What is sent still has its type."),
  response: compatible("What is read can be used as before."),
};

/** A change that only people read of. */
export function annotationOf(
  what: string,
  rule: string,
  places: Pick<Change, "old" | "new">,
  position: Position,
): Change {
  const { subject, direction } = position;
  return { rule, subject, directions: [direction], wire: none, source: none, ...places, what, mend: undefined };
}

/** Where a keyword is written, or where it would be: at its schema. */
export function placesOf({ old, new: now }: Pair, keyword: KeywordName): Places {
  return { old: old.keywords[keyword]?.keyAt ?? old.at, new: now.keywords[keyword]?.keyAt ?? now.at };
}

/** The verdict on a keyword that types say nothing of. */
export const notInTypes: Verdict = compatible("It does not show in the types.");

/** The verdict on the types that the schemas of a position are part of. */
export function typesVerdict(pair: Pair, sides: Sides, depth: Depth = "whole"): Verdict {
  const typed = typedPair(pair);
  const [old, now] = [shapeOf(sides, "old", typed.old), shapeOf(sides, "new", typed.new)];
  return shapesVerdict(old, now, pair.position.direction, sides, depth);
}

/** The schemas whose types a pair has a part in. */
export function typedPair({ old, new: now, position }: Pair): SchemaPair {
  return position.typed ?? { old: old.id, new: now.id };
}

/** The verdict on a type that is another one now. */
export function shapesVerdict(
  old: Shape,
  now: Shape,
  direction: Position["direction"],
  sides: Sides,
  depth: Depth = "whole",
): Verdict {
  const use: Use = direction === "request" ? "send" : "read";
  if (stillCompiles(old, now, { use, depth, sides })) return stillCompiling[direction];
  return use === "send"
    ? breaking(
        direction,
        "values that are sent",
        "Values of the old type are not of the new one, so code that sends them does not compile.",
      )
    : breaking(
        direction,
        reads(old, now),
        "What is read is not of the old type any more, so code that uses it does not compile.",
      );
}

function reads(old: Shape, now: Shape): string {
  const hasCases = [old, now].some(
    (shape) =>
      shape.kind === "literal" || (shape.kind === "union" && shape.members.some(({ kind }) => kind === "literal")),
  );
  return hasCases ? "exhaustive switches" : "values that are read";
}

export function shapeOf(sides: Sides, side: "old" | "new", id: SchemaPair["old"]): Shape {
  return sides[side].shapes.get(id) ?? { kind: "unknown" };
}

/** What to do where nothing more is known than what breaks. */
export function mendOf(wire: Verdict, source: Verdict): string | undefined {
  if (!isBreaking(wire)) {
    return isBreaking(source) ? "Generate anew, and change the code that the compiler points at." : undefined;
  }
  const [sent, read] = (["request", "response"] as const).map((direction) => wire.directions.includes(direction));
  const doing =
    sent && read
      ? "release this as a new version of the API: senders and readers would have to change at once."
      : sent
        ? "keep accepting what was valid until every sender has changed, or release this as a new version of the API."
        : "let readers move to the new contract before the service follows it, or release this as a new version of the API.";
  return wire.kind === "may-break"
    ? `See whether it breaks. If it does, ${doing}`
    : doing.charAt(0).toUpperCase() + doing.slice(1);
}
