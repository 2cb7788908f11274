import type { Lines } from "./lines.js";
import { columns, printable } from "./printable.js";
import type { Span } from "./source.js";

/** A line of a code frame, in parts that can be coloured. */
export interface FrameLine {
  readonly kind: "before" | "here" | "carets";
  readonly gutter: string;
  readonly text: string;
}

/**
 * The source at a span: the line before, the line it starts on, and carets under as much of the span as stands there.
 *
 * Long lines are cut around the span, and characters that a terminal would obey are shown by their code points; the
 * carets stand under what they mean all the same.
 */
export function frame(span: Span, lines: Lines): readonly FrameLine[] {
  const { line } = lines.positionAt(span.start);
  const text = lines.lineAt(line) ?? "";
  const start = span.start - lines.startOf(line);
  const end = Math.max(start + 1, Math.min(span.end - lines.startOf(line), text.trimEnd().length));
  const view = window(text.length, start, end);
  const cutEnd = Math.min(end, view.end);
  const width = String(line).length;

  const marked = printable(text.slice(start, cutEnd));
  const prefix = (view.start > 0 ? "…" : "") + printable(text.slice(view.start, start));
  const here = cut(text, view);
  const before = lines.lineAt(line - 1);
  return [
    ...(before === undefined
      ? []
      : [{ kind: "before", gutter: `  ${String(line - 1).padStart(width)} |`, text: cut(before, view) } as const]),
    { kind: "here", gutter: `> ${line} |`, text: here },
    {
      kind: "carets",
      gutter: `  ${" ".repeat(width)} |`,
      text: blank(prefix) + "^".repeat(Math.max(1, columns(marked))),
    },
  ];
}

/** How many characters of a line are shown, and how many before the span where a line is cut. */
const viewWidth = 100;
const viewBefore = 40;

interface View {
  readonly start: number;
  readonly end: number;
}

/** Which part of a line to show: all of it, or as much of the span as fits with something before it. */
function window(length: number, start: number, end: number): View {
  const fits = length <= viewWidth || end <= viewWidth;
  const from = fits ? 0 : Math.max(0, Math.min(start - viewBefore, length - viewWidth));
  return { start: from, end: from + viewWidth };
}

function cut(line: string, view: View): string {
  const head = view.start > 0 && line.length > 0 ? "…" : "";
  const tail = line.length > view.end ? "…" : "";
  return (head + printable(line.slice(view.start, view.end)) + tail).trimEnd();
}

/** Blanks as wide as a text. Tabs stay tabs, so that they reach the same column whatever their width. */
function blank(text: string): string {
  return text
    .split("\t")
    .map((part) => " ".repeat(columns(part)))
    .join("\t");
}
