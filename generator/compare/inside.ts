import type { KeywordName, SchemaId } from "../2-normalise/api.js";
import type { Subject } from "./change.js";
import { type Pair, typedPair } from "./finding.js";
import { withPart } from "./made-schemas.js";
import { type Position, partInside, propertySegment, subjectInside, type Whole } from "./position.js";
import { type Inside, type Reading, readingInside } from "./reading.js";
import type { Sides } from "./sides.js";

/**
 * The position of schemas that a keyword applies to the same value, and that have no type of their own. `inner` is the
 * old one.
 */
export function positionJoined(pair: Pair, inner: SchemaId, keyword: KeywordName, sides: Sides): Position {
  const { old, new: now, position } = pair;
  return {
    ...position,
    subject: subjectJoined(pair, inner, keyword),
    typed: position.typed ?? { old: old.id, new: now.id },
    whole: wholeAround(pair, inner, keyword, sides),
    conditional: position.conditional || mayTurn.has(keyword),
  };
}

/** What is said of a condition or of one of several variants is not true of the whole. */
function subjectJoined({ old, position: { subject } }: Pair, inner: SchemaId, keyword: KeywordName): Subject {
  switch (keyword) {
    case "anyOf":
    case "oneOf": {
      const written = old.keywords.oneOf?.value.includes(inner) ? "oneOf" : "anyOf";
      return subjectInside(subject, ` (${written}[${old.keywords[written]?.value.indexOf(inner)}])`);
    }
    case "not":
    case "if":
    case "then":
    case "else":
      return subjectInside(subject, ` (${keyword})`);
    default:
      return subject;
  }
}

/** The keywords under which what accepts more refuses more, as under `not`, or may do so, as under `if`. */
const mayTurn: ReadonlySet<KeywordName> = new Set(["not", "if", "contains"]);

/**
 * The position of a part of the value that a keyword is for. `segment` is the way to it: `.name`, `[]`. What is valid
 * there its own schemas decide, unless it depends on a condition: then only the whole can be asked.
 */
export function positionInside(
  pair: Pair,
  inner: SchemaId,
  keyword: KeywordName,
  segment: string,
  sides: Sides,
): Position {
  const { position } = pair;
  const conditional = position.conditional || mayTurn.has(keyword);
  return {
    ...position,
    part: partInside(position.part),
    reading: readingInside(position.reading, insideOf(keyword)),
    subject: subjectInside(position.subject, segment),
    typed: undefined,
    nullable: {},
    compiles: false,
    whole: conditional ? { ...wholeAround(pair, inner, keyword, sides), isSameValue: false } : undefined,
    conditional,
  };
}

/** The position of a part of the value that has no type of its own: what is decided about the types around it holds. */
export function withTypesOf(pair: Pair, inside: Position): Position {
  return { ...inside, typed: typedPair(pair), compiles: pair.position.compiles };
}

/** The position of a property that the schemas name. */
export function positionOfProperty(pair: Pair, inner: SchemaId, name: string, sides: Sides): Position {
  const inside = positionInside(pair, inner, "properties", propertySegment(name), sides);
  return { ...inside, reading: readingInside(pair.position.reading, { property: name }) };
}

function insideOf(keyword: KeywordName): Inside {
  if (keyword === "propertyNames") return "name";
  return ofItems.has(keyword) ? "item" : { property: undefined };
}

const ofItems: ReadonlySet<KeywordName> = new Set(["items", "prefixItems", "contains", "unevaluatedItems"]);

/** The schemas that decide about a value to which a schema inside the old one is applied. */
export function wholeAround(
  { old, new: now, position }: Pair,
  inner: SchemaId,
  keyword: KeywordName,
  sides: Sides,
): Whole {
  const around = position.whole ?? wholeOf(old.id, now.id, position.reading);
  return {
    ...belowKeyword(around, keyword),
    // Where the inner schema is no part of it in plain JSON Schema, all changes together stand for this one.
    around: (part) => {
      const own = withPart(old, inner, part, sides);
      return own === undefined ? sides.joined.idOf("new", around.new) : around.around(own);
    },
  };
}

/** The schemas that decide, with what a keyword that applies the part means for it. */
export function belowKeyword(whole: Whole, keyword: KeywordName): Whole {
  // What matches one more variant of `oneOf` may match two.
  return mayTurn.has(keyword) || keyword === "oneOf" ? { ...whole, below: whole.below ?? keyword } : whole;
}

/** Two schemas that decide by themselves. */
export function wholeOf(old: SchemaId, now: SchemaId, reading: Reading): Whole {
  return { old, new: now, reading, around: (part) => part, isSameValue: true, below: undefined };
}
