import type { LineIndex } from "../../../../diagnostics/lines.js";
import type { Span } from "../../../../diagnostics/source.js";
import { html, type Markup } from "./markup.js";

/** The lines of a document around the beginning of a span, with the span marked, as a figure. */
export function excerpt(title: string, span: Span, index: LineIndex): Markup {
  const lines = index(span.source);
  const { line, column } = lines.positionAt(span.start);
  const numbers = Array.from({ length: before + 1 + after }, (_, offset) => line - before + offset);
  const shown = numbers.flatMap((number) => {
    const text = lines.lineAt(number);
    return text === undefined ? [] : [lineMarkup(number, text, lines.startOf(number), span)];
  });
  return html`<figure>
<figcaption>${title} <code>${span.source.path}:${line}:${column}</code></figcaption>
<pre>${shown}</pre>
</figure>`;
}

const before = 2;
const after = 5;

/** A line with its number; what the span covers of it is marked. A long line is cut, around the span if that is in it. */
function lineMarkup(number: number, text: string, start: number, span: Span): Markup {
  const label = html`<span class="number">${number}</span>`;
  const [from, to] = [span.start - start, Math.min(span.end - start, text.length)];
  if (from >= text.length || to <= 0) return html`${label}${cut(text)}`;
  const first = Math.max(0, from);
  const head = first > longest ? `…${text.slice(first - longest / 2, first)}` : text.slice(0, first);
  return html`${label}${head}<mark>${cut(text.slice(first, to))}</mark>${cut(text.slice(to))}`;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 120;
