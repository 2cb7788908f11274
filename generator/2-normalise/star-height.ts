/**
 * Whether a regular expression repeats a group without end that itself repeats without end, with nothing between two
 * rounds that tells them apart: `(a+)+`, but not `([a-z]+-)+`. Such a pattern may take time exponential in the length of
 * a string that does not match.
 *
 * A courtesy, not a proof: it sees this one mistake, which is nearly all there is in real contracts, and compares
 * characters up to U+00FF only. The pattern must be valid under the `u` flag.
 */
export function canBacktrackExponentially(pattern: string): boolean {
  return pattern.length <= longest && hasAmbiguousLoop(parse(pattern));
}

/** Longer patterns are not looked at: that would take long itself, and nobody writes them by hand. */
const longest = 1000;

/** One thing to match, with how often. */
interface Term {
  /** The characters that match; nothing for a group. */
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

/** Whether a round of a loop may end anywhere in something that it repeats itself: nothing in it is surely outside of that. */
function isAmbiguous(round: Sequence): boolean {
  return repetitions(round).some((repeated) => repeated.size > 0 && !hasSeparator(round, repeated));
}

/** The characters of each thing that a round repeats without end. */
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

/** The characters up to U+00FF that match; none for a back reference, which is no pattern alone. */
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
  const known = (source: string) => {
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
    else if (edge === undefined && atom !== undefined) put({ characters: known(atom), group: [] });
  }
  return open[0] ?? [];
}

/** What one token of a pattern is, in the order tried. */
const tokenSource = [
  String.raw`(?<open>\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?)`,
  String.raw`(?<close>\))`,
  String.raw`(?<bar>\|)`,
  String.raw`(?<edge>[\^$]|\\[bB])`,
  String.raw`(?<atom>\[(?:\\.|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|\d+|.)|.)`,
].join("|");

const quantifierSource = String.raw`(?:[*+?]|\{(?<least>\d+)(?<most>,\d*)?\})\??`;
