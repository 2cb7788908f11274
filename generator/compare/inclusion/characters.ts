/** A set of code points: ranges in ascending order that neither meet nor touch. Ends are included. */
export type Characters = readonly Range[];

export type Range = readonly [first: number, last: number];

export const everyCharacter: Characters = [[0, 0x10ffff]];

export const digits: Characters = [[0x30, 0x39]];

export const wordCharacters: Characters = [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];

/** What `.` does not match (ECMA-262 §12.3). */
export const lineTerminators: Characters = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** What `\s` matches (ECMA-262 §22.2.2.9). */
export const whiteSpace: Characters = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

export function union(...sets: readonly Characters[]): Characters {
  const ranges = sets.flat().toSorted(([a], [b]) => a - b);
  const result: [number, number][] = [];
  for (const [first, last] of ranges) {
    const before = result.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

export function complement(set: Characters): Characters {
  const starts = [0, ...set.map(([, last]) => last + 1)];
  const ends = [...set.map(([first]) => first - 1), 0x10ffff];
  return starts.flatMap((start, index): Range[] => {
    const end = ends[index] as number;
    return start <= end ? [[start, end]] : [];
  });
}

export function intersection(a: Characters, b: Characters): Characters {
  return complement(union(complement(a), complement(b)));
}

export function contains(set: Characters, character: number): boolean {
  return set.some(([first, last]) => first <= character && character <= last);
}

/** The characters that one class of a regular expression matches, such as `\p{L}`: found by matching all there are. */
export function charactersLike(source: string): Characters {
  const matcher = new RegExp(`(?:${source})+`, "gu");
  const surrogates: Characters = new RegExp(source, "u").test("\ud800") ? [[0xd800, 0xdfff]] : [];
  const chunks = Array.from({ length: 0x110000 / chunkSize }, (_, chunk) => chunk * chunkSize);
  return union(surrogates, ...chunks.filter((first) => first !== 0xd800).map((first) => matchesIn(first, matcher)));
}

/** All surrogates are in one chunk: side by side they would be other characters. */
const chunkSize = 0x800;

function matchesIn(start: number, matcher: RegExp): Characters {
  const text = String.fromCodePoint(...Array.from({ length: chunkSize }, (_, index) => start + index));
  const units = text.length / chunkSize;
  return [...text.matchAll(matcher)].map(({ index, 0: { length } }): Range => {
    const first = start + index / units;
    return [first, first + length / units - 1];
  });
}

/** The character of a set that reads best in an example. */
export function plainest(set: Characters): number {
  const [first = 0] = set[0] ?? [];
  return plain.find((code) => contains(set, code)) ?? set.find(([, last]) => last > 0xa0)?.[0] ?? first;
}

/** Plain letters and digits, other printable characters, line breaks that JSON escapes, and letters of other alphabets. */
const plain: readonly number[] = [
  ...Array.from("ab01A-_. ", codeOf),
  ...Array.from({ length: 94 }, (_, index) => 0x21 + index),
  ...Array.from("\n\t\réüßñαя中日あ한אع😀", codeOf),
];

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}
