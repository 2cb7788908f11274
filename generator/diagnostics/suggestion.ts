/** Returns what `closest` returns, or nothing once its budget is spent. */
export type Suggest = (word: string, candidates: Iterable<string>) => string | undefined;

/**
 * Creates a function that suggests names of a document in place of misspelled ones. As a document can hold thousands of
 * both, only the first mistakes are compared with all names: what is spent does not grow with the square of the document.
 *
 * Use `closest` itself where the candidates are a short list of specmill's own.
 */
export function createSuggest(budget: number = defaultBudget): Suggest {
  let left = budget;
  const spend = (letters: number): boolean => {
    left -= letters;
    return left >= 0;
  };
  return (word, candidates) => (left <= 0 ? undefined : closest(word, candidates, spend));
}

/** In pairs of letters to compare, each some nanoseconds: fifty mistakes among a thousand names of 20 letters. */
const defaultBudget = 20_000_000;

/**
 * Returns the candidate that is closest to a misspelled word, if it is close enough, and the first one of several.
 *
 * No suggestion is better than a silly one, so at most a third of the letters may differ. Nor is one that was found
 * before all candidates were compared, so there is none where `spend` refuses the pairs of letters to compare next.
 */
export function closest(
  word: string,
  candidates: Iterable<string>,
  spend: (letters: number) => boolean = () => true,
): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const isNear = word.length <= longest && Math.abs(candidate.length - word.length) < least;
    if (!spend(isNear ? word.length * candidate.length : 1)) return undefined;
    if (!isNear) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Longer words get no suggestion: comparing them takes time, and nobody types them by hand. */
const longest = 200;

/**
 * How many letters must be inserted, deleted, replaced or swapped with a neighbour (optimal string alignment distance).
 * At least `limit`, and not counted any further, where it is certain not to be less.
 */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let leastOfRow = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row.push(least);
      leastOfRow = Math.min(leastOfRow, least);
    }
    // A swap adds 1 to what was least two rows before, and each row in between has at most 1 more than that.
    if (leastOfRow > limit) return leastOfRow;
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
