/**
 * A regular expression for the digits of all integers from one to another, which are not negative. The last one may be
 * infinite.
 */
export function digitsBetween(least: number, most: number): string {
  if (least > most) throw new Error(`There are no numbers from ${least} to ${most}`);
  const isBounded = most <= longest;
  const mostDigits = String(isBounded ? most : least).length;
  const lengths = Array.from({ length: mostDigits }, (_, index) => index + 1);
  const alternatives = lengths.flatMap((length) => {
    const first = Math.max(least, length === 1 ? 0 : 10 ** (length - 1));
    const last = Math.min(most, 10 ** length - 1);
    return first > last ? [] : [ofOneLength(String(first), String(last))];
  });
  const more = isBounded ? [] : [`[1-9][0-9]{${mostDigits},}`];
  return `(?:${[...alternatives, ...more].join("|")})`;
}

/** Larger bounds count as infinite: a double does not hold each integer beyond. */
export const longest = 10 ** 15 - 1;

/** The digits between two texts of digits of one length. */
function ofOneLength(first: string, last: string): string {
  if (/^0*$/.test(first) && /^9*$/.test(last)) return anyDigits(first.length);
  const [low, high] = [Number(first[0]), Number(last[0])];
  const [fromFirst, toLast] = [first.slice(1), last.slice(1)];
  if (low === high) return low + ofOneLength(fromFirst, toLast);
  // The first digits whose rest is not bounded are one range.
  const isFree = { first: /^0*$/.test(fromFirst), last: /^9*$/.test(toLast) };
  const [start, end] = [isFree.first ? low : low + 1, isFree.last ? high : high - 1];
  const alternatives = [
    ...(isFree.first ? [] : [low + ofOneLength(fromFirst, "9".repeat(fromFirst.length))]),
    ...(start > end ? [] : [`[${start}-${end}]${anyDigits(fromFirst.length)}`]),
    ...(isFree.last ? [] : [high + ofOneLength("0".repeat(toLast.length), toLast)]),
  ];
  return `(?:${alternatives.join("|")})`;
}

function anyDigits(count: number): string {
  return count === 0 ? "" : `[0-9]{${count}}`;
}
