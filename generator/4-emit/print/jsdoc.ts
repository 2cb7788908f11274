import { type Code, empty, group, hardLine, ifBroken, isEmpty, join, line } from "./code.js";
import { fill, indentBy, raw, sequence } from "./document.js";
import { escapeUnit } from "./strings.js";

/** A JSDoc comment as code, with its delimiters. The declaration it documents starts on the next line. */
export type Doc = Code & { readonly [docBrand]: true };
declare const docBrand: unique symbol;

export interface DocContent {
  /** What the declaration is, in one sentence. */
  readonly summary?: string | undefined;
  /** Further paragraphs, in Markdown. */
  readonly details?: string | undefined;
  readonly tags?: readonly { readonly name: string; readonly text?: string | undefined }[];
}

/**
 * A JSDoc comment made of text. The text is data: it cannot end the comment, open another or become a tag. Its line
 * breaks are kept, and lines that are too long are wrapped. Without any text the code is empty.
 */
export function doc({ summary = "", details = "", tags = [] }: DocContent): Doc {
  const paragraphs = [paragraph(summary), paragraph(details), lines(tags.map(tag))].filter((each) => !isEmpty(each));
  if (paragraphs.length === 0) return empty as Doc;
  const star = raw("* ");
  const content = join(sequence([hardLine, raw("*"), hardLine, star]), paragraphs);
  return group(raw("/**"), indentBy(1, sequence([line, ifBroken(star), content, line])), raw("*/")) as Doc;
}

function tag({ name, text = "" }: { readonly name: string; readonly text?: string | undefined }): Code {
  if (!/^[a-z][A-Za-z]*$/.test(name)) throw new Error(`\`@${name}\` is no tag`);
  const [first = "", ...others] = linesOf(text);
  return lines([filled([`@${name}`, ...wordsOf(escaped(first))]), ...others.map(textLine)]);
}

function paragraph(text: string): Code {
  return lines(linesOf(text).map(textLine));
}

/** One line of a text, with its indentation. */
function textLine(text: string): Code {
  const lead = text.slice(0, text.length - text.trimStart().length);
  const body = escaped(text.trim());
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

/** The lines of a text. Empty lines at its start and end are dropped, and several in a row become one. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(lineBreak).map((each) => each.replaceAll("\t", "  ").trimEnd());
  const kept = lines.filter((each, index) => each !== "" || (index > 0 && lines[index - 1] !== ""));
  if (kept.at(-1) === "") kept.pop();
  return kept;
}

/** The words of a line. An `@` before one could start a tag, so it is escaped, as in Markdown and TSDoc. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => word.replace(/^@/, "\\@"));
}

/** Text that is safe on one line of a comment: comment delimiters are broken up, control characters escaped. */
function escaped(text: string): string {
  return text.replaceAll("*/", "*\\/").replaceAll("/*", "/\\*").replace(disruptive, escapeUnit);
}

/** Everything that any tool reads as the end of a line (Unicode UAX #14). */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Control characters, lone surrogates, and characters that reorder the text around them (Unicode UAX #9). */
const disruptive = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
