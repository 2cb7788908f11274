import { type Code, empty, group, hardLine, ifBroken, isEmpty, join, line } from "./code.js";
import { fill, indentBy, raw, sequence } from "./document.js";
import { escapeUnit } from "./strings.js";

/** A documentation comment. It is code, and ends with its own delimiter: what it documents follows on a line of its own. */
export type Doc = Code & { readonly [documentation]: true };
declare const documentation: unique symbol;

export interface DocParts {
  /** What it is, in a sentence. */
  readonly summary?: string | undefined;
  /** All there is to say, in Markdown. */
  readonly details?: string | undefined;
  readonly tags?: readonly { readonly name: string; readonly text?: string | undefined }[];
}

/**
 * A documentation comment from text. The text is data: nothing in it ends the comment, starts another or becomes a
 * tag. Its lines are kept, and wrapped where they are too long. Nothing to say gives empty code.
 */
export function doc({ summary = "", details = "", tags = [] }: DocParts): Doc {
  const paragraphs = [paragraph(summary), paragraph(details), lines(tags.map(tag))].filter((part) => !isEmpty(part));
  if (paragraphs.length === 0) return empty as Doc;
  const star = raw("* ");
  const content = join(sequence([hardLine, raw("*"), hardLine, star]), paragraphs);
  return group(raw("/**"), indentBy(1, sequence([line, ifBroken(star), content, line])), raw("*/")) as Doc;
}

function tag({ name, text = "" }: { readonly name: string; readonly text?: string | undefined }): Code {
  if (!/^[a-z][A-Za-z]*$/.test(name)) throw new Error(`\`@${name}\` is no tag`);
  const [first = "", ...others] = linesOf(text);
  return lines([filled([`@${name}`, ...wordsOf(harmless(first))]), ...others.map(textLine)]);
}

function paragraph(text: string): Code {
  return lines(linesOf(text).map(textLine));
}

/** One line of a text, indented as it was. */
function textLine(text: string): Code {
  const lead = text.slice(0, text.length - text.trimStart().length);
  const body = harmless(text.trim());
  return sequence([raw(lead), filled(wordsOf(body))]);
}

/** Words, as many a line as fit. */
function filled(words: readonly string[]): Code {
  return fill(words.map(raw), sequence([line, ifBroken(raw("* "))]));
}

function lines(items: readonly Code[]): Code {
  return sequence(
    items.flatMap((item, index) => (index === 0 ? [item] : [hardLine, raw(isEmpty(item) ? "*" : "* "), item])),
  );
}

/** The lines of a text, no empty ones around it and no two together in it. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(lineBreak).map((each) => each.replaceAll("\t", "  ").trimEnd());
  const kept = lines.filter((each, index) => each !== "" || (index > 0 && lines[index - 1] !== ""));
  if (kept.at(-1) === "") kept.pop();
  return kept;
}

/** The words of a line. An `@` in front of one could start a tag, and is escaped as in Markdown and TSDoc. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => word.replace(/^@/, "\\@"));
}

/** Text that can stand in a comment on one line: the delimiters of comments broken up, controls made visible. */
function harmless(text: string): string {
  return text.replaceAll("*/", "*\\/").replaceAll("/*", "/\\*").replace(disruptive, escapeUnit);
}

/** Everything that any tool takes for the end of a line (Unicode UAX #14). */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Controls, halves of characters, and what reorders the text around it (Unicode UAX #9). */
const disruptive = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
