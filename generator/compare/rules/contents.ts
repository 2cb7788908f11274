import type { Direction } from "../../2-normalise/api.js";
import type { Content } from "../../3-analyse/calls.js";
import type { Change, Subject } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { outermost } from "../position.js";
import { areEquivalent } from "../sides.js";
import { breaking, compatible, mayBreak } from "../verdicts.js";
import { compareEncodings } from "./encodings.js";
import { unrefinedChange } from "./unrefined.js";

/** The media types of a body and their schemas (OAS 3.1 §4.8.14). `charset` is no part of a media type here. */
export function compareContents(
  old: readonly Content[],
  now: readonly Content[],
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  const [after] = now;
  const rules: readonly ((a: Content, b: Content) => boolean)[] = [
    (a, b) => a.mediaType === b.mediaType,
    (a, b) => comparable(a) === comparable(b),
    // One media type in the place of another, where there is only one.
    ...(old.length === 1 && now.length === 1 ? [(a: Content, b: Content) => a.codec === b.codec] : []),
  ];
  const { pairs, added, removed } = pairUp(old, now, rules);
  return [
    ...removed.map((content) => removedChange(content, after ?? content, subject, direction)),
    ...pairs.flatMap(([a, b]) => compareContent(a, b, subject, direction, comparing)),
    ...added.map((content) => addedChange(content, content === after, subject, direction)),
  ];
}

function comparable({ mediaType }: Content): string {
  const [essence = "", ...parameters] = mediaType.toLowerCase().split(/\s*;\s*/);
  return [essence.trim(), ...parameters.filter((each) => !each.startsWith("charset="))].join(";");
}

function compareContent(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  return [
    ...compareMediaTypes(old, now, subject, direction),
    ...compareSchemas(old, now, subject, direction, comparing),
    ...compareEncodings(old, now, subject, comparing.sides),
    ...compareStreams(old, now, subject, direction),
  ];
}

function compareSchemas(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  const at = { old: old.at, new: now.at };
  const [before, after] = [schemaIn(old), schemaIn(now)];
  if (before !== undefined && after !== undefined) {
    const reading = [old, now].every(({ codec }) => isText.has(codec)) ? "text" : "json";
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
    { direction, reading: "json" },
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
  const reason = `What is ${shown(now)} is not compared in detail, and its schema says something else.`;
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

/** The codecs whose values are text, or parts that are. */
const isText: ReadonlySet<Content["codec"]> = new Set(["text", "form", "multipart"]);

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

function compareMediaTypes(old: Content, now: Content, subject: Subject, direction: Direction): readonly Change[] {
  if (old.mediaType === now.mediaType) return [];
  const wire =
    comparable(old) === comparable(now)
      ? compatible("Media types do not tell upper from lower case, and a charset does not tell them apart.")
      : breaking(
          direction,
          `${direction}s`,
          direction === "request"
            ? `Requests of ${shown(old)} were valid and are not any more.`
            : `Responses are not ${shown(old)} any more, which readers ask for.`,
        );
  const source = breaking(
    direction,
    "`paths`",
    `The key \`${old.mediaType}\` of \`paths\` is \`${now.mediaType}\` now. Operation functions are called as before.`,
  );
  const what = `is ${shown(now)} in place of ${shown(old)}`;
  const happened = comparable(old) === comparable(now) ? "respelled" : "removed";
  return [mediaTypeChange(happened, what, old, now, subject, direction, { wire, source })];
}

function removedChange(content: Content, other: Content, subject: Subject, direction: Direction): Change {
  const wire = breaking(
    direction,
    `${direction}s`,
    direction === "request"
      ? `Requests of ${shown(content)} were valid and are not any more.`
      : `Responses are not ${shown(content)} any more, which readers ask for.`,
  );
  const source = breaking(direction, `\`${content.mediaType}\``, "Code that names the media type does not compile.");
  const what = `is not ${shown(content)} any more`;
  return mediaTypeChange("removed", what, content, other, subject, direction, { wire, source });
}

function addedChange(content: Content, isDefault: boolean, subject: Subject, direction: Direction): Change {
  const wire =
    direction === "request"
      ? compatible("Requests of the others are still valid.")
      : breaking(direction, "responses", `Responses may be ${shown(content)}, which readers may not know.`);
  const source =
    direction === "request" && !isDefault
      ? compatible("Code that names no media type sends the same as before.")
      : breaking(direction, `\`${content.mediaType}\``, "The type of the body is another one.");
  return mediaTypeChange("added", `may be ${shown(content)}`, undefined, content, subject, direction, { wire, source });
}

function mediaTypeChange(
  happened: "added" | "removed" | "respelled",
  what: string,
  old: Content | undefined,
  now: Content,
  subject: Subject,
  direction: Direction,
  verdicts: Pick<Change, "wire" | "source">,
): Change {
  const rule = `${direction === "request" ? "request-body" : "response"}-media-type-${happened}`;
  const mend = mendOf(verdicts.wire, verdicts.source);
  return { rule, subject, directions: [direction], ...verdicts, old: old?.at, new: now.at, what, mend };
}

function shown({ mediaType }: Content): string {
  return `\`${mediaType}\``;
}
