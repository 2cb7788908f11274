import type { Api, Direction, SchemaId } from "../../2-normalise/api.js";
import type { Content, UnreadField } from "../../3-analyse/calls.js";
import { assertionsOf, resolveNames, schemaOf } from "../../3-analyse/references.js";
import type { Change, Subject } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import type { Side } from "../joined-schemas.js";
import { pairUp } from "../pair-up.js";
import { outermost } from "../position.js";
import { asJson, readingOfContent } from "../reading.js";
import { areEquivalent, type Sides } from "../sides.js";
import { breaking, compatible, mayBreak } from "../verdicts.js";
import { shownText } from "../words.js";
import { compareEncodings } from "./encodings.js";
import { comparableType, coverOf, isCovered } from "./media-ranges.js";
import { addedMediaType, compareMediaTypes, removedMediaType } from "./media-types.js";
import { isOtherThanWords } from "./not-compared.js";
import { unrefinedChange } from "./unrefined.js";

/** The media types of a body and their schemas (OAS 3.1 §4.8.14). `charset` is no part of a media type here. */
export function compareContents(
  old: readonly Content[],
  now: readonly Content[],
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  const rules: readonly ((a: Content, b: Content) => boolean)[] = [
    (a, b) => a.mediaType === b.mediaType,
    (a, b) => comparableType(a.mediaType) === comparableType(b.mediaType),
    (a, b) => isCovered(a.mediaType, b.mediaType) || isCovered(b.mediaType, a.mediaType),
    // One media type in the place of another, where there is only one.
    ...(old.length === 1 && now.length === 1 ? [(a: Content, b: Content) => a.codec === b.codec] : []),
  ];
  const { pairs, added, removed } = pairUp(old, now, rules);
  const compareBodies = (a: Content | undefined, b: Content | undefined) =>
    a === undefined || b === undefined || isToldOfAnother(a, b, pairs, comparing.sides)
      ? []
      : compareBody(a, b, subject, direction, comparing);
  return [
    ...removed.flatMap((content) => {
      const [cover, ...inside] = [
        coverOf(content, now),
        ...now.filter((each) => isCovered(each.mediaType, content.mediaType)),
      ];
      return [
        removedMediaType(content, cover, inside, now, { subject, direction }),
        ...(cover === undefined ? inside : [cover]).flatMap((each) => compareBodies(content, each)),
      ];
    }),
    ...pairs.flatMap(([a, b]) => [
      ...compareMediaTypes(a, b, direction === "request" ? now : old, { subject, direction }),
      ...compareBodies(a, b),
    ]),
    ...added.flatMap((content) => {
      const cover = coverOf(content, old);
      return [
        addedMediaType(content, cover, content === now[0], { subject, direction }),
        ...compareBodies(cover, content),
      ];
    }),
  ];
}

/** Whether what is not compared in detail, such as XML, has the schemas of what is, such as JSON: it is told of that. */
function isToldOfAnother(
  old: Content,
  now: Content,
  pairs: readonly (readonly [Content, Content])[],
  { joined }: Sides,
): boolean {
  return pairs.some(
    ([a, b]) => areAlike("old", old.unapplied, schemaIn(a)) && areAlike("new", now.unapplied, schemaIn(b)),
  );

  function areAlike(side: Side, one: SchemaId | undefined, other: SchemaId | undefined): boolean {
    return one !== undefined && other !== undefined && joined.alike(joined.idOf(side, one), joined.idOf(side, other));
  }
}

/** What is written in a media type, whatever that is called. */
function compareBody(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  return [
    ...compareSchemas(old, now, subject, direction, comparing),
    ...compareEncodings(old, now, subject, comparing.sides),
    ...compareUnreadParts(old, now, subject, direction, comparing),
    ...compareStreams(old, now, subject, direction),
  ];
}

/** What is said of the parts of a form and nobody reads, such as their headers: whether it is said in another way. */
function compareUnreadParts(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  { reword }: Comparing,
): readonly Change[] {
  const nameOf = ({ field, part }: UnreadField) =>
    part === undefined ? shownText(field) : `${shownText(field)} of the part ${shownText(part)}`;
  const [before, after] = [old, now].map(({ unread }) => new Map(unread.map((each) => [nameOf(each), each.node])));
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((name) => {
    const [was, is] = [before?.get(name), after?.get(name)];
    if (was !== undefined && is !== undefined && !isOtherThanWords(was, is, reword)) return [];
    return unrefinedChange({
      rule: `${direction}-body-encoding-unrefined`,
      subject,
      direction,
      what: `describes ${name} in another way`,
      source: compatible("Nothing is generated for it."),
      old: was?.at ?? old.at,
      new: is?.at ?? now.at,
    });
  });
}

function compareSchemas(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  const at = { old: old.at, new: now.at };
  const applied = [schemaIn(old), schemaIn(now)].some((schema) => schema !== undefined);
  // A schema that no value is checked against says what a value is all the same.
  const [before, after] = [old, now].map((content) => schemaIn(content) ?? (applied ? content.unapplied : undefined));
  if (before !== undefined && after !== undefined) {
    const reading = old.codec === now.codec ? readingOfContent(direction === "request" ? now : old) : asJson;
    return comparing.walk(before, after, outermost({ subject, direction, part: "body", reading }));
  }
  if (before === after) return compareUnapplied(old, now, subject, direction, comparing);
  const added = after !== undefined;
  const rule = `${direction}-body-media-type-schema-${added ? "added" : "removed"}`;
  const any = now.codec === "json" ? "any JSON" : "anything";
  const what = added ? `says what its body must be, which could be ${any}` : `may be ${any} now`;
  const { joined, wire: asked } = comparing.sides;
  const anything = joined.add({}, now);
  const answer = asked.ask(
    before === undefined ? anything : joined.idOf("old", before),
    after === undefined ? anything : joined.idOf("new", after),
    { direction, reading: asJson },
  );
  const breaks = answer.kind !== "accepted";
  const wire = breaks
    ? breaking(
        direction,
        `${direction}s`,
        `${direction === "request" ? "Requests with another body were valid" : "Responses may have another body than before"}.`,
      )
    : compatible(
        `Every ${direction} that ${direction === "request" ? "was valid still is" : "is valid was valid before"}.`,
      );
  const source = breaks
    ? breaking(
        direction,
        direction === "request" ? "values that are sent" : "values that are read",
        "The type of the body is another one.",
      )
    : compatible("The type of the body is at least as wide, or as narrow, as code needs it.");
  return [{ rule, subject, directions: [direction], wire, source, ...at, what, mend: mendOf(wire, source) }];
}

/** Schemas that no value is checked against, such as those of XML: whether they say the same. */
function compareUnapplied(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  { sides }: Comparing,
): readonly Change[] {
  const [before, after] = [old.unapplied, now.unapplied];
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && after !== undefined && areEquivalent(before, after, sides)) return [];
  if (isOfBytes(before, sides.old.api) && isOfBytes(after, sides.new.api)) return [];
  const reason = `What is \`${now.mediaType}\` is not compared in detail, and its schema says something else.`;
  const wire = mayBreak(direction, `${direction}s`, reason);
  const source = compatible("The type of the body does not depend on its schema.");
  const rule = `${direction}-body-schema-unrefined`;
  const at = { old: old.at, new: now.at };
  return [
    {
      rule,
      subject,
      directions: [direction],
      wire,
      source,
      ...at,
      what: "is described otherwise",
      mend: mendOf(wire, source),
    },
  ];
}

/**
 * Whether a schema says no more than that a body is bytes: as OpenAPI 3.0 has it, by `format: binary`, or by nothing at all,
 * which is the way since 3.1 (OAS 3.1 §4.8.14.2).
 */
function isOfBytes(id: SchemaId | undefined, api: Api): boolean {
  if (id === undefined) return true;
  const schema = schemaOf(api, resolveNames(api, id));
  if (schema.kind === "boolean") return schema.value;
  const { type, format, contentMediaType, contentEncoding } = schema.keywords;
  const assertions = assertionsOf(schema).filter((keyword) => keyword !== "type" && keyword !== "format");
  if (assertions.length > 0 || contentEncoding !== undefined) return false;
  if (type === undefined) return format === undefined || format.value === "binary";
  const isText = type.value.every((each) => each === "string");
  return isText && (format === undefined ? contentMediaType !== undefined : format.value === "binary");
}

/** The schema of a body, or of each of its items. */
function schemaIn(content: Content): Content["schema"] {
  return "item" in content ? content.item.schema : content.schema;
}

/** What the schema of a stream is that of, and how its events are read. */
function compareStreams(old: Content, now: Content, subject: Subject, direction: Direction): readonly Change[] {
  const reading = (content: Content) =>
    "item" in content ? JSON.stringify([content.item.describes, content.item.json]) : "";
  if (reading(old) === reading(now)) return [];
  const rule = `${direction}-body-encoding-changed`;
  const what = "has items that are read in another way";
  return [unrefinedChange({ rule, subject, direction, what, old: old.at, new: now.at })];
}
