import type { Language, Languages } from "./languages.js";

/** How long texts may be, in characters. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

export type Shortest =
  | { readonly kind: "text"; readonly text: string }
  /** The language has no text of these lengths. */
  | { readonly kind: "none" }
  | { readonly kind: "tooLarge" };

/** How many states of an automaton are made, and how often one is visited. */
const stateLimit = 20_000;
const visitLimit = 1_000_000;

/** A text of a language, as a list from its end. */
interface Prefix {
  readonly before: Prefix | undefined;
  readonly character: number;
}

/**
 * The shortest text of a language that has a length within bounds. Up to the least length, the states that texts of
 * exactly one length lead to; after that a state that was visited has nothing new to offer.
 */
export function shortestText(language: Language, { least, most }: Lengths, languages: Languages): Shortest {
  const expanded = new Set<Language>();
  const visited = new Set<Language>();
  let states = new Map<Language, Prefix | undefined>([[language, undefined]]);
  let visits = 0;
  for (let length = 0; length <= most && states.size > 0; length++) {
    const next = new Map<Language, Prefix | undefined>();
    for (const [state, before] of states) {
      if (length >= least) {
        if (state.nullable) return { kind: "text", text: textOf(before) };
        if (visited.has(state)) continue;
        visited.add(state);
      }
      for (const [character, rest] of languages.following(state)) {
        if (!next.has(rest)) next.set(rest, { before, character });
      }
      expanded.add(state);
      visits++;
      if (expanded.size > stateLimit || visits > visitLimit) return { kind: "tooLarge" };
    }
    states = next;
  }
  return { kind: "none" };
}

function textOf(last: Prefix | undefined): string {
  const characters: number[] = [];
  for (let prefix = last; prefix !== undefined; prefix = prefix.before) characters.push(prefix.character);
  return characters
    .toReversed()
    .map((code) => String.fromCodePoint(code))
    .join("");
}
