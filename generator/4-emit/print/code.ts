import { type Code, groupOf, ifBroken, indentBy, isCode, isEmpty, lineOr, raw, sequence } from "./document.js";
import { stringLiteral } from "./strings.js";

export type { Code } from "./document.js";
export { ifBroken, isEmpty } from "./document.js";

/** What a template of code may hold: code as it is, data as a literal. */
export type Splice = Code | readonly Code[] | string | number | boolean | null;

/** No output at all. */
export const empty: Code = raw("");

/** A newline in every case; the group around it is broken. */
export const hardLine: Code = lineOr(undefined);

/** A space in a group that fits on one line, a newline in one that is broken. */
export const line: Code = lineOr(" ");

/** Nothing in a group that fits on one line, a newline in one that is broken. */
export const softLine: Code = lineOr("");

/**
 * Output text as a value. The template's own text is source, written by us, as it stands: backslashes too, but for
 * `` \` `` and `\${`. In `${}` code is spliced and an array of code joined; a string, number, boolean or null is data
 * and prints as a literal.
 *
 * A template with line breaks is dedented: a first line without text is dropped, a last one too, and the indentation
 * that all other lines share is removed. Its line breaks are hard lines, and what is spliced is indented to where it
 * stands. A line that holds nothing but splices which are all empty is dropped.
 *
 * Throws for numbers that are no literal (NaN, Infinity).
 */
export function code(template: TemplateStringsArray, ...splices: readonly Splice[]): Code {
  const texts = template.raw;
  if (!texts.some((text) => text.includes("\n"))) return inline(texts, splices);
  const lines = dedent(linesOf(texts, splices));
  const printed = lines.filter(
    ({ pieces }) => pieces.length === 0 || !pieces.every((piece) => isCode(piece) && isEmpty(piece)),
  );
  return sequence(
    printed.map(({ indentation, pieces }, index) => {
      const content = pieces.map((piece) => (typeof piece === "string" ? raw(piece) : piece));
      const lead = index === 0 ? raw(" ".repeat(indentation)) : hardLine;
      return indentBy(indentation, sequence([lead, ...content].filter((part) => !isEmpty(part))));
    }),
  );
}

/** On one line if it fits in the width of the page, else with each line directly in it broken. */
export function group(...parts: readonly Code[]): Code {
  return groupOf(sequence(parts));
}

/** Lines inside start two columns further right. */
export function indent(...parts: readonly Code[]): Code {
  return indentBy(2, sequence(parts));
}

/** Items with a separator between them; empty items are left out. */
export function join(separator: Code, items: readonly Code[]): Code {
  const parts: Code[] = [];
  for (const item of items) {
    if (isEmpty(item)) continue;
    if (parts.length > 0) parts.push(separator);
    parts.push(item);
  }
  return sequence(parts);
}

/** Items on lines of their own; empty items are left out. */
export function lines(items: readonly Code[]): Code {
  return join(hardLine, items);
}

/** Statements on lines of their own between `{` and `}`. */
export function block(items: readonly Code[]): Code {
  const content = lines(items);
  return isEmpty(content) ? raw("{}") : sequence([raw("{"), indent(hardLine, content), hardLine, raw("}")]);
}

/** Items with commas between brackets; broken, one item a line and a comma behind the last. */
export function list(open: Code, items: readonly Code[], close: Code): Code {
  const content = join(sequence([raw(","), line]), items);
  if (isEmpty(content)) return sequence([open, close]);
  return group(open, indent(softLine, content, ifBroken(raw(","))), softLine, close);
}

/** The arguments of a call, their parentheses included. */
export function callArguments(items: readonly Code[]): Code {
  return list(raw("("), items, raw(")"));
}

/** A template of one line, as most are. */
function inline(texts: readonly string[], splices: readonly Splice[]): Code {
  const parts: Code[] = [];
  texts.forEach((text, index) => {
    if (text !== "") parts.push(raw(sourceOf(text)));
    if (index === splices.length) return;
    const piece = spliced(splices[index] as Splice);
    if (!isEmpty(piece)) parts.push(piece);
  });
  return sequence(parts);
}

interface TemplateLine {
  readonly indentation: number;
  readonly pieces: readonly (string | Code)[];
}

function linesOf(texts: readonly string[], splices: readonly Splice[]): readonly TemplateLine[] {
  const pieces: (string | Code)[][] = [[]];
  texts.forEach((text, index) => {
    const [first = "", ...rest] = sourceOf(text).split("\n");
    if (first !== "") pieces.at(-1)?.push(first);
    for (const next of rest) pieces.push(next === "" ? [] : [next]);
    if (index < splices.length) pieces.at(-1)?.push(spliced(splices[index] as Splice));
  });
  if (pieces.length === 1) return [{ indentation: 0, pieces: pieces[0] ?? [] }];
  return pieces.map(([first, ...rest]) => {
    if (first === undefined) return { indentation: 0, pieces: [] };
    if (typeof first !== "string") return { indentation: 0, pieces: [first, ...rest] };
    const text = first.trimStart();
    return { indentation: first.length - text.length, pieces: text === "" ? rest : [text, ...rest] };
  });
}

function dedent(lines: readonly TemplateLine[]): readonly TemplateLine[] {
  if (lines.length === 1) return lines;
  const [first, ...others] = lines;
  const rest = others.at(-1)?.pieces.length === 0 ? others.slice(0, -1) : others;
  const common = Math.min(...rest.filter(({ pieces }) => pieces.length > 0).map(({ indentation }) => indentation));
  const moved = rest.map(({ indentation, pieces }) => ({
    indentation: pieces.length === 0 ? 0 : indentation - common,
    pieces,
  }));
  return first === undefined || first.pieces.length === 0 ? moved : [first, ...moved];
}

/** A template's raw text as source: only what a template literal cannot hold otherwise is escaped in it. */
function sourceOf(text: string): string {
  return text.includes("\\") ? text.replaceAll("\\`", "`").replaceAll("\\${", "${") : text;
}

function spliced(value: Splice): Code {
  if (isCode(value)) return value;
  if (Array.isArray(value)) return sequence(value);
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return numberLiteral(value);
  if (typeof value === "boolean" || value === null) return raw(String(value));
  throw new Error(`Only code and literals can be spliced into code, not ${typeof value}`);
}

function numberLiteral(value: number): Code {
  if (!Number.isFinite(value)) throw new Error(`${value} is no number literal`);
  return raw(Object.is(value, -0) ? "-0" : String(value));
}
