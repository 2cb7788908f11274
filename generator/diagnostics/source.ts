/** The text of a document, and the path that people know it by. */
export interface Source {
  /** Relative to the working folder, with `/` between segments: `specs/rapidly.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** A range of a source's text in UTF-16 offsets, from `start` up to but not including `end`. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A position in a source as people count it: lines and columns start at 1, and columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns the line and column at which a span starts. */
export function positionOf(span: Span): Position {
  const before = span.source.text.slice(0, span.start);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: countLineBreaks(before) + 1, column: span.start - lineStart + 1 };
}

/** Returns where a span starts as `file:line:column`, which editors and terminals make a link. */
export function formatSpan(span: Span): string {
  const { line, column } = positionOf(span);
  return `${span.source.path}:${line}:${column}`;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
