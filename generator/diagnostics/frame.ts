import type { Lines } from "./lines.js";
import { columns, printable } from "./printable.js";
import type { Span } from "./source.js";

/** A line of a code frame. The gutter holds the line number; it and the text are coloured differently. */
export interface FrameLine {
  readonly kind: "before" | "here" | "carets";
  readonly gutter: string;
  readonly text: string;
}

/**
 * Returns the source around a span: the line before it, the line that it starts on, and carets under the span as far
 * as it goes on that line.
 *
 * Long lines are cut around the span, and control characters are replaced by their code points. The carets take both
 * into account.
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

/** How many characters of a line are shown at most, and how many of them come before the span in a line that is cut. */
const viewWidth = 100;
const viewBefore = 40;

interface View {
  readonly start: number;
  readonly end: number;
}

/** Which characters of a line to show: all if they fit, else the beginning of the span with some text before it. */
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

/** Spaces as wide as a text. Tabs stay tabs: their width depends on the terminal. */
function blank(text: string): string {
  return text
    .split("\t")
    .map((segment) => " ".repeat(columns(segment)))
    .join("\t");
}
