/** What became of a part of a module: its text, and the mappings of its source map (ECMA-426 §9). */
export interface Piece {
  /** Whole lines, without what marks a module that exports nothing. */
  readonly text: string;
  readonly exportsNothing: boolean;
  /** By line of the text. Numbers count from the start of the part. */
  readonly mappings: readonly string[];
  /** Where the first mapping is, which alone depends on what comes before the part. */
  readonly first: { readonly line: number; readonly fields: readonly number[]; readonly rest: string } | undefined;
  /** The line and column of the source that the last mapping ends with. */
  readonly end: readonly [line: number, column: number];
  /** The names that it uses of others. */
  readonly names: readonly string[];
}

const nothing = "export {};\n";

/** What a compiler made of a part: a text, and the JSON of its source map. */
export interface Emitted {
  readonly text: string;
  readonly map: string;
}

/** What a compiler made of a part, as a piece of what is made of a module. */
export function pieceOf({ text: output, map }: Emitted, names: readonly string[]): Piece {
  const code = output.replace(/\/\/# sourceMappingURL=.*$/, "");
  const exportsNothing = code.endsWith(nothing);
  const text = exportsNothing ? code.slice(0, -nothing.length) : code;
  const { mappings: all, names: mapped } = JSON.parse(map);
  if (typeof all !== "string" || mapped.length > 0) throw new Error("A source map was made that names things");
  const mappings = all.split(";").slice(0, countLines(text));
  const line = mappings.findIndex((each) => each !== "");
  if (line === -1) return { text, exportsNothing, mappings, first: undefined, end: [0, 0], names };
  const [segment = "", ...others] = (mappings[line] ?? "").split(",");
  const end: [number, number] = [0, 0];
  for (const each of mappings.flatMap((mapping) => (mapping === "" ? [] : mapping.split(",")))) {
    const [, , sourceLine = 0, sourceColumn = 0] = decode(each);
    end[0] += sourceLine;
    end[1] += sourceColumn;
  }
  return {
    text,
    exportsNothing,
    mappings,
    first: { line, fields: decode(segment), rest: others.join(",") },
    end,
    names,
  };
}

/** What becomes of a whole module: the pieces one after the other. In the source the parts stand with a blank line between. */
export function joinPieces(
  parts: readonly string[],
  pieces: readonly Piece[],
): { readonly text: string; readonly mappings: string } {
  const lines: string[] = [];
  let start = 0;
  let before: readonly [number, number] = [0, 0];
  pieces.forEach(({ mappings, text, first, end }, index) => {
    const own = [...mappings, ...Array<string>(countLines(text) - mappings.length).fill("")];
    if (first !== undefined) {
      const [column = 0, source = 0, line = 0, sourceColumn = 0] = first.fields;
      // The source is named by the first mapping of all.
      const isFirst = lines.every((each) => each === "");
      const moved = encode([column, isFirst ? source : 0, start + line - before[0], sourceColumn - before[1]]);
      own[first.line] = first.rest === "" ? moved : `${moved},${first.rest}`;
      before = [start + end[0], end[1]];
    }
    lines.push(...own);
    start += countLines(parts[index] ?? "") + 2;
  });
  const text = pieces.map((piece) => piece.text).join("");
  const marker = pieces.every(({ exportsNothing }) => exportsNothing) ? nothing : "";
  return { text: text + marker, mappings: lines.join(";").replace(/;+$/, "") };
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
