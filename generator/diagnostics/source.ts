/** A document as it was read: its text, and the path a person knows it by. */
export interface Source {
  /** Relative to the working folder, with `/` between segments: `specs/rapidly.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a source's text, in UTF-16 offsets: `start` is the first one in it, `end` the first one past it. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place in a source as people count it: both numbers start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column at which a span starts. */
export function positionOf(span: Span): Position {
  const before = span.source.text.slice(0, span.start);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: countLineBreaks(before) + 1, column: span.start - lineStart + 1 };
}

/** A span as `file:line:column`, the form that editors and terminals link. */
export function formatSpan(span: Span): string {
  const { line, column } = positionOf(span);
  return `${span.source.path}:${line}:${column}`;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
