import { type Code, groupOf, ifBroken, indentBy, isCode, isEmpty, lineOr, raw, sequence } from "./document.js";
import { stringLiteral } from "./strings.js";

export type { Code } from "./document.js";
export { ifBroken, isEmpty } from "./document.js";
export { textsBetween } from "./strings.js";

/** A value inside `${}` of a code template. Code is inserted as it is; data is printed as a literal. */
export type Splice = Code | readonly Code[] | string | number | boolean | null;

/** Prints nothing. */
export const empty: Code = raw("");

/** A newline in every case; the group around it is broken. */
export const hardLine: Code = lineOr(undefined);

/** A space in a group that fits on one line, a newline in one that is broken. */
export const line: Code = lineOr(" ");

/** Nothing in a group that fits on one line, a newline in one that is broken. */
export const softLine: Code = lineOr("");

/**
 * Output text as a value. The template's own text is TypeScript source and is printed verbatim, backslashes included;
 * only `` \` `` and `\${` are unescaped. In `${}`, code is inserted, an array of code is concatenated, and a string,
 * number, boolean or null is data: it prints as a literal.
 *
 * A template with line breaks is dedented: an empty first or last line is dropped, and the indentation that all other
 * lines share is removed. Its line breaks are hard lines, and inserted code is indented to its column. A line that
 * consists of empty splices only is dropped.
 *
 * Throws for a number without a literal (NaN, Infinity).
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
      return indentBy(indentation, sequence([lead, ...content].filter((each) => !isEmpty(each))));
    }),
  );
}

/** Printed on one line if it fits in the page width; otherwise every line directly in it becomes a newline. */
export function group(...content: readonly Code[]): Code {
  return groupOf(sequence(content));
}

/** Lines inside start two columns further right. */
export function indent(...content: readonly Code[]): Code {
  return indentBy(2, sequence(content));
}

/** Items with a separator between them; empty items are left out. */
export function join(separator: Code, items: readonly Code[]): Code {
  const joined: Code[] = [];
  for (const item of items) {
    if (isEmpty(item)) continue;
    if (joined.length > 0) joined.push(separator);
    joined.push(item);
  }
  return sequence(joined);
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

/**
 * Items between brackets, separated by commas. If they do not fit on one line: one item a line, with a trailing comma.
 */
export function list(open: Code, items: readonly Code[], close: Code): Code {
  const content = join(sequence([raw(","), line]), items);
  if (isEmpty(content)) return sequence([open, close]);
  return group(open, indent(softLine, content, ifBroken(raw(","))), softLine, close);
}

/** Members between braces; broken, one on a line each, with the separator behind the last. */
export function braces(members: readonly Code[], separator: Code = raw(",")): Code {
  const content = join(sequence([separator, line]), members);
  return isEmpty(content) ? raw("{}") : group(raw("{"), indent(line, content, ifBroken(separator)), line, raw("}"));
}

/** The arguments of a call, with the parentheses. */
export function callArguments(items: readonly Code[]): Code {
  return list(raw("("), items, raw(")"));
}

/** A template of one line: most are, so this is the fast path. */
function inline(texts: readonly string[], splices: readonly Splice[]): Code {
  const content: Code[] = [];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string;
    if (text !== "") content.push(raw(sourceOf(text)));
    if (at === splices.length) break;
    const splice = toCode(splices[at] as Splice);
    if (!isEmpty(splice)) content.push(splice);
  }
  return sequence(content);
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
    if (index < splices.length) pieces.at(-1)?.push(toCode(splices[index] as Splice));
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

/** A template's raw text as source, with the two escapes that a template literal needs removed. */
function sourceOf(text: string): string {
  return text.includes("\\") ? text.replaceAll("\\`", "`").replaceAll("\\${", "${") : text;
}

function toCode(value: Splice): Code {
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
