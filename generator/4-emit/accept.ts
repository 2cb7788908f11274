import type { Call, Content } from "../3-analyse/calls.js";
import { mediaTypeType } from "./contents.js";
import { type Code, code, join } from "./print/code.js";

/**
 * What a call says that it reads (RFC 9110 §12.5.1): the media types of successes, then those of errors. In both, JSON comes
 * first and ranges last.
 *
 * A longer header, or one with other characters, makes a browser ask a server of another origin before it sends the request
 * (Fetch Standard §2.2.2): what does not fit is in the range of all.
 */
export function acceptedMediaTypes({ outcomes }: Call): readonly string[] {
  const successes = outcomes.filter(({ ok }) => ok !== false);
  const errors = outcomes.filter(({ ok }) => ok === false);
  const ranges = [successes, errors].flatMap((some) =>
    some
      .flatMap(({ contents }) => contents)
      .flatMap(rangesOf)
      .toSorted((a, b) => Number(a.includes("*")) - Number(b.includes("*"))),
  );
  const distinct = [...new Map(ranges.map((range) => [range.toLowerCase(), range])).values()];
  const safe = distinct.filter((range) => !/[^\w!#$%&'*+.^`|~;,=/ -]/.test(range));
  const fitting = safe.filter((_, index) => safe.slice(0, index + 1).join(", ").length <= longest);
  return fitting.length === distinct.length ? distinct : [...fitting, "*/*"];
}

/** 128 characters are allowed without a question; five of them are those of `, ` and the range of all. */
const longest = 123;

/** The type of the one that a caller may choose; `undefined` where there is no choice. */
export function acceptChoice({ outcomes }: Call): Code | undefined {
  const contents = outcomes.filter(({ ok }) => ok !== false).flatMap(({ contents }) => contents);
  const choices = new Map(contents.map(({ mediaType }) => [mediaType, mediaTypeType(mediaType)]));
  return choices.size < 2 ? undefined : join(code` | `, [...choices.values()]);
}

/** `application/*+json` is no range of RFC 9110. Of a range whose values are JSON, that is what we read best. */
function rangesOf({ codec, mediaType }: Content): readonly string[] {
  const range = mediaType.replace(/\*\+[^;]*/, "*");
  return codec === "any-json" ? ["application/json", range] : [range];
}
