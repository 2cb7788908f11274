import type { Content } from "../../3-analyse/calls.js";
import type { Change, Verdict } from "../change.js";
import { mendOf } from "../finding.js";
import type { Position } from "../position.js";
import { breaking, compatible } from "../verdicts.js";
import { inWords } from "../words.js";
import { comparableType, isCovered, isRange } from "./media-ranges.js";

/** Which body it is, and which way it travels. */
type Body = Pick<Position, "subject" | "direction">;

/** A media type in the place of another one. `readable` is all that whoever gets the body reads. */
export function compareMediaTypes(
  old: Content,
  now: Content,
  readable: readonly Content[],
  body: Body,
): readonly Change[] {
  if (old.mediaType === now.mediaType) return [];
  const isSpelling = comparableType(old.mediaType) === comparableType(now.mediaType);
  const wire = isSpelling
    ? compatible("Media types do not tell upper from lower case, and a charset does not tell them apart.")
    : replacedVerdict(old, now, readable, body);
  const key = `The key ${shown(old)} of \`paths\` is ${shown(now)} now.`;
  const isAsBefore = ![old, now].some(({ mediaType }) => isRange(mediaType));
  const reason = isAsBefore ? `${key} Operation functions are called as before.` : key;
  const source = breaking(body.direction, "`paths`", reason);
  const what = `is ${shown(now)} in place of ${shown(old)}`;
  return [mediaTypeChange(isSpelling ? "respelled" : "removed", what, old, now, body, { wire, source })];
}

function replacedVerdict(old: Content, now: Content, readable: readonly Content[], { direction }: Body): Verdict {
  const [left, right] = direction === "request" ? [old, now] : [now, old];
  if (isCovered(left.mediaType, right.mediaType)) return compatible(`${shown(left)} is one of ${shown(right)}.`);
  const known = readable.filter(({ mediaType }) => isCovered(mediaType, left.mediaType));
  if (known.length > 0) return othersBreak(left, known, direction);
  return removedVerdict(old, direction);
}

/** Of a range, only some media types are left. */
function othersBreak(range: Content, left: readonly Content[], direction: Body["direction"]): Verdict {
  const others = `of other media types of ${shown(range)} than ${inWords(left.map(shown), "and")}`;
  return direction === "request"
    ? breaking(direction, "requests", `Requests ${others} were valid and are not any more.`)
    : breaking(direction, "responses", `Responses may be ${others}, which readers may not know.`);
}

function removedVerdict(content: Content, direction: Body["direction"]): Verdict {
  return direction === "request"
    ? breaking(direction, "requests", `Requests of ${shown(content)} were valid and are not any more.`)
    : breaking(direction, "responses", `Responses are not ${shown(content)} any more, which readers ask for.`);
}

/** A media type that is not listed any more. `cover` is the range that it is one of, `inside` what is left of it. */
export function removedMediaType(
  content: Content,
  cover: Content | undefined,
  inside: readonly Content[],
  now: readonly Content[],
  body: Body,
): Change {
  const { direction } = body;
  const wire =
    cover !== undefined
      ? compatible(`It is one of ${shown(cover)}.`)
      : inside.length === 0
        ? removedVerdict(content, direction)
        : direction === "request"
          ? othersBreak(content, inside, direction)
          : compatible(`What comes is one of ${shown(content)}, as before.`);
  const source = breaking(direction, `\`${content.mediaType}\``, "Code that names the media type does not compile.");
  const what = cover === undefined ? `is not ${shown(content)} any more` : `does not list ${shown(content)} any more`;
  return mediaTypeChange("removed", what, content, cover ?? now[0] ?? content, body, { wire, source });
}

/** A media type that is listed now. `cover` is the range that it was one of. */
export function addedMediaType(content: Content, cover: Content | undefined, isDefault: boolean, body: Body): Change {
  const { direction } = body;
  const wire =
    direction === "request"
      ? compatible("Requests of the others are still valid.")
      : cover !== undefined
        ? compatible(`It was one of ${shown(cover)}.`)
        : breaking(direction, "responses", `Responses may be ${shown(content)}, which readers may not know.`);
  const source =
    direction === "request" && !isDefault
      ? compatible("Code that names no media type sends the same as before.")
      : breaking(direction, `\`${content.mediaType}\``, "The type of the body is another one.");
  const what = cover === undefined ? `may be ${shown(content)}` : `says what it is as ${shown(content)}`;
  return mediaTypeChange("added", what, undefined, content, body, { wire, source });
}

function mediaTypeChange(
  happened: "added" | "removed" | "respelled",
  what: string,
  old: Content | undefined,
  now: Content,
  { subject, direction }: Body,
  verdicts: Pick<Change, "wire" | "source">,
): Change {
  const rule = `${direction === "request" ? "request-body" : "response"}-media-type-${happened}`;
  const mend = mendOf(verdicts.wire, verdicts.source);
  return { rule, subject, directions: [direction], ...verdicts, old: old?.at, new: now.at, what, mend };
}

function shown({ mediaType }: Content): string {
  return `\`${mediaType}\``;
}
