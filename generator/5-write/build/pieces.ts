/** What became of a part of a module: its text, and the mappings of its source map (ECMA-426 §9). */
export interface Piece {
  /** Whole lines, without what marks a module that exports nothing. */
  readonly text: string;
  readonly exportsNothing: boolean;
  readonly mappings: Mappings;
  /** How many lines of the module the part takes, the blank one behind it too. */
  readonly sourceLines: number;
  /** The names that it uses of others. */
  readonly names: readonly string[];
}

/** The mappings of the lines of a text, each line with a semicolon behind it. */
interface Mappings {
  /** What comes before the first mapping: nothing but ends of lines. */
  readonly before: string;
  /** The first mapping, which alone depends on what comes before the part. */
  readonly first: readonly number[] | undefined;
  readonly after: string;
  /** The line and column of the source that the last mapping ends with. */
  readonly end: readonly [line: number, column: number];
}

const nothing = "export {};\n";

/** What a compiler made of a part, the source: a text, and the JSON of its source map. */
export interface Emitted {
  readonly source: string;
  readonly text: string;
  readonly map: string;
}

/** What a compiler made of a part, as a piece of what is made of a module. */
export function pieceOf({ source, text: output, map }: Emitted, names: readonly string[]): Piece {
  const code = output.replace(/\/\/# sourceMappingURL=.*$/, "");
  const exportsNothing = code.endsWith(nothing);
  const text = exportsNothing ? code.slice(0, -nothing.length) : code;
  const { mappings, names: mapped } = JSON.parse(map);
  if (typeof mappings !== "string" || mapped.length > 0) throw new Error("A source map was made that names things");
  return {
    text,
    exportsNothing,
    mappings: mappingsOf(mappings, countLines(text)),
    sourceLines: countLines(source) + 2,
    names,
  };
}

function mappingsOf(written: string, lineCount: number): Mappings {
  const lines = written.split(";").slice(0, lineCount);
  const all = lines.join(";") + ";".repeat(lineCount - Math.max(lines.length - 1, 0));
  const segments = lines.flatMap((line) => (line === "" ? [] : line.split(",")));
  const [first] = segments;
  if (first === undefined) return { before: all, first, after: "", end: [0, 0] };
  const end: [number, number] = [0, 0];
  for (const segment of segments) {
    const [, , line = 0, column = 0] = decode(segment);
    end[0] += line;
    end[1] += column;
  }
  const start = all.search(/[^;]/);
  return { before: all.slice(0, start), first: decode(first), after: all.slice(start + first.length), end };
}

/** What becomes of a whole module: the pieces one after the other. In the source the parts stand with a blank line between. */
export function joinPieces(pieces: readonly Piece[]): { readonly text: string; readonly mappings: string } {
  let [joined, start] = ["", 0];
  let last: readonly [number, number] | undefined;
  for (const { mappings, sourceLines } of pieces) {
    const { before, first, after, end } = mappings;
    joined += before;
    if (first !== undefined) {
      const [column = 0, source = 0, line = 0, sourceColumn = 0] = first;
      const [lastLine, lastColumn] = last ?? [0, 0];
      // The source is named by the first mapping of all.
      const named = last === undefined ? source : 0;
      joined += encode([column, named, start + line - lastLine, sourceColumn - lastColumn]) + after;
      last = [start + end[0], end[1]];
    }
    start += sourceLines;
  }
  const text = pieces.map((piece) => piece.text).join("");
  const marker = pieces.every(({ exportsNothing }) => exportsNothing) ? nothing : "";
  return { text: text + marker, mappings: withoutEnds(joined) };
}

/** Mappings without what ends lines behind the last one. */
function withoutEnds(mappings: string): string {
  let length = mappings.length;
  while (mappings[length - 1] === ";") length--;
  return mappings.slice(0, length);
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of a mapping: base 64 with the sign in the last bit, five bits a digit (ECMA-426 §6.2). */
function decode(segment: string): readonly number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

function encode(numbers: readonly number[]): string {
  return numbers.map(encodeNumber).join("");
}

function encodeNumber(number: number): string {
  let left = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = "";
  do {
    const bits = left & 31;
    left >>>= 5;
    text += digits[left > 0 ? bits | 32 : bits];
  } while (left > 0);
  return text;
}
