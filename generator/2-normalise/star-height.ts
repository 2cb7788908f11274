/**
 * Whether a regular expression repeats a group without limit that itself contains a repetition without limit, and no
 * character separates two rounds: `(a+)+`, but not `([a-z]+-)+`. Such a pattern may take time exponential in the length
 * of a string that does not match.
 *
 * A help, not a proof: it detects only this mistake, the most frequent one in contracts, and compares only characters up
 * to U+00FF. Missing a slow pattern is safe; the warning is all that is lost. The pattern must be valid under the `u`
 * flag.
 */
export function canBacktrackExponentially(pattern: string): boolean {
  return pattern.length <= longest && hasAmbiguousLoop(parse(pattern));
}

/** Longer patterns are not analysed: that would take long itself, and nobody writes them by hand. */
const longest = 1000;

/** An atom or a group of a pattern, with its quantifier. */
interface Term {
  /** The characters that an atom matches; undefined for a group. */
  readonly characters: ReadonlySet<string> | undefined;
  readonly group: readonly Sequence[];
  readonly optional: boolean;
  readonly unbounded: boolean;
}

type Sequence = readonly Term[];

function hasAmbiguousLoop(alternatives: readonly Sequence[]): boolean {
  return alternatives
    .flat()
    .some(({ group, unbounded }) => (unbounded && group.some(isAmbiguous)) || hasAmbiguousLoop(group));
}

/** Whether two rounds of a loop have no certain boundary: a round contains a repetition, and no character outside of it. */
function isAmbiguous(round: Sequence): boolean {
  return repetitions(round).some((repeated) => repeated.size > 0 && !hasSeparator(round, repeated));
}

/** The characters of every repetition without limit in a round. */
function repetitions(round: Sequence): readonly ReadonlySet<string>[] {
  return round.flatMap((term) => (term.unbounded ? [allCharacters(term)] : term.group.flatMap(repetitions)));
}

function hasSeparator(sequence: Sequence, repeated: ReadonlySet<string>): boolean {
  return sequence.some(({ characters, group, optional }) => {
    if (optional) return false;
    if (characters === undefined) return group.every((alternative) => hasSeparator(alternative, repeated));
    return characters.size > 0 && ![...characters].some((character) => repeated.has(character));
  });
}

function allCharacters({ characters, group }: Term): ReadonlySet<string> {
  return characters ?? new Set(group.flat().flatMap((term) => [...allCharacters(term)]));
}

/** The characters up to U+00FF that match. None for a back reference, which is not a valid pattern on its own. */
function charactersOf(source: string): ReadonlySet<string> {
  try {
    const matcher = new RegExp(`^(?:${source})$`, "u");
    return new Set(latin.filter((character) => matcher.test(character)));
  } catch {
    return new Set();
  }
}

const latin: readonly string[] = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

function parse(pattern: string): readonly Sequence[] {
  // Sticky, so that the tokens follow one another.
  const token = new RegExp(tokenSource, "suy");
  const quantifier = new RegExp(quantifierSource, "uy");
  let at = 0;
  // The alternatives of each group that is open, outermost first.
  const open: Term[][][] = [[[]]];
  const innermost = () => open.at(-1) as Term[][];
  const sets = new Map<string, ReadonlySet<string>>();
  const cachedCharactersOf = (source: string) => {
    const characters = sets.get(source) ?? charactersOf(source);
    sets.set(source, characters);
    return characters;
  };
  const put = (term: Omit<Term, "optional" | "unbounded">) => {
    innermost()
      .at(-1)
      ?.push({ ...term, ...readQuantifier() });
  };
  const read = (expression: RegExp) => {
    expression.lastIndex = at;
    const match = expression.exec(pattern);
    at += match?.[0].length ?? 0;
    return match;
  };
  const readQuantifier = () => {
    const match = read(quantifier);
    const text = match?.[0] ?? "";
    return {
      optional: /^[*?]/.test(text) || Number(match?.groups?.least ?? 1) === 0,
      unbounded: /^[*+]/.test(text) || match?.groups?.most === ",",
    };
  };
  for (let match = read(token); match !== null; match = read(token)) {
    const { open: opens, close, bar, edge, atom } = match.groups ?? {};
    if (opens !== undefined) open.push([[]]);
    else if (bar !== undefined) innermost().push([]);
    else if (close !== undefined) put({ characters: undefined, group: open.pop() ?? [] });
    else if (edge === undefined && atom !== undefined) put({ characters: cachedCharactersOf(atom), group: [] });
  }
  return open[0] ?? [];
}

/** The kinds of tokens in a pattern, in the order in which they are tried. */
const tokenSource = [
  String.raw`(?<open>\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?)`,
  String.raw`(?<close>\))`,
  String.raw`(?<bar>\|)`,
  String.raw`(?<edge>[\^$]|\\[bB])`,
  String.raw`(?<atom>\[(?:\\.|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|\d+|.)|.)`,
].join("|");

const quantifierSource = String.raw`(?:[*+?]|\{(?<least>\d+)(?<most>,\d*)?\})\??`;
