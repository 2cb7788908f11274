import type { Position, Source } from "./source.js";

/** An index of the lines of a source, for looking up many positions in a long text. */
export interface Lines {
  positionAt(offset: number): Position;
  /** The text of a line without its line break; undefined if there is no such line. */
  lineAt(line: number): string | undefined;
  /** The offset at which a line starts. */
  startOf(line: number): number;
}

/** Indexes the lines of a source. A line ends with a line feed, as for `positionOf`. */
export function linesOf({ text }: Source): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const startOf = (line: number) => starts[line - 1] ?? text.length;
  return {
    startOf,
    positionAt(offset) {
      const line = lastAtMost(starts, offset) + 1;
      return { line, column: offset - startOf(line) + 1 };
    },
    lineAt(line) {
      if (line < 1 || line > starts.length) return undefined;
      const next = starts[line];
      const end = next === undefined ? text.length : text[next - 2] === "\r" ? next - 2 : next - 1;
      return text.slice(startOf(line), end);
    },
  };
}

/** The index of the last of these ascending numbers that is at most `limit`. The first one must be. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Indexes each source once. */
export type LineIndex = (source: Source) => Lines;

export function createLineIndex(): LineIndex {
  const indexed = new Map<Source, Lines>();
  return (source) => {
    const lines = indexed.get(source) ?? linesOf(source);
    indexed.set(source, lines);
    return lines;
  };
}
