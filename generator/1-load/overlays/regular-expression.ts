import type { Budget } from "./budget.js";

/**
 * An I-Regexp (RFC 9485), the regular expressions of JSONPath. Not run by JavaScript's own, which backtracks: for any
 * expression, the time is at most its length times that of the text.
 */
export interface RegularExpression {
  /** Whether the whole text matches. */
  matches(text: string, budget: Budget): boolean;
  /** Whether a part of the text matches. */
  isFoundIn(text: string, budget: Budget): boolean;
}

/** One state of the automaton: what it does, and the states that follow. */
type State =
  | { readonly kind: "character"; readonly test: (character: string) => boolean; next: number }
  | { readonly kind: "split"; next: number; other: number }
  | { readonly kind: "start" | "end"; next: number }
  | { readonly kind: "accept" };

/** The largest automaton. Counted repetitions inside each other multiply their states. */
const stateLimit = 5_000;
const nestingLimit = 50;

/**
 * Reads an I-Regexp; undefined if it is none, or needs too many states. A `^` at the beginning and a `$` at the end are
 * anchors, as people who know other expressions expect: by the letter they are the characters.
 */
export function parseRegularExpression(pattern: string): RegularExpression | undefined {
  const states = compileStates(pattern);
  if (states === undefined) return undefined;
  return {
    matches: (text, budget) => run(states, text, { isWhole: true, budget }),
    isFoundIn: (text, budget) => run(states, text, { isWhole: false, budget }),
  };
}

/** Follows all ways through the automaton at once, one character after the other. */
function run(
  states: readonly State[],
  text: string,
  { isWhole, budget }: { readonly isWhole: boolean; readonly budget: Budget },
): boolean {
  const characters = [...text];
  let current = new Set<number>();
  for (let index = 0; ; index++) {
    const isStart = index === 0;
    const isEnd = index === characters.length;
    if (isStart || !isWhole) current.add(0);
    // Iterating a Set visits states that are added meanwhile.
    for (const at of current) {
      const state = states[at] as State;
      if (state.kind === "split") current.add(state.next).add(state.other);
      if ((state.kind === "start" && isStart) || (state.kind === "end" && isEnd)) current.add(state.next);
      if (state.kind === "accept" && (isEnd || !isWhole)) return true;
    }
    budget.step(current.size + 1);
    if (isEnd) return false;
    const following = new Set<number>();
    for (const at of current) {
      const state = states[at] as State;
      if (state.kind === "character" && state.test(characters[index] as string)) following.add(state.next);
    }
    current = following;
  }
}

/** A part of an expression. */
type Part =
  | { readonly kind: "character"; readonly test: (character: string) => boolean }
  | { readonly kind: "start" | "end" }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Part[] }
  | { readonly kind: "repetition"; readonly part: Part; readonly range: Range };

/** The automaton of an expression; undefined if the text is none, or needs too many states. */
function compileStates(pattern: string): readonly State[] | undefined {
  try {
    const part = parse(pattern);
    const states: State[] = [];
    addStates(part, states);
    return [...states, { kind: "accept" }];
  } catch (error) {
    if (error === invalid) return undefined;
    throw error;
  }
}

/** Adds the states of a part. They lead to the state that is added after them. */
function addStates(part: Part, states: State[]): void {
  switch (part.kind) {
    case "character":
    case "start":
    case "end":
      push({ ...part, next: states.length + 1 });
      return;
    case "sequence":
      for (const each of part.parts) addStates(each, states);
      return;
    case "choice": {
      const ends = part.parts.map((each, index) => {
        const split =
          index < part.parts.length - 1 ? push({ kind: "split", next: states.length + 1, other: 0 }) : undefined;
        addStates(each, states);
        const end = split && push({ kind: "split", next: 0, other: 0 });
        if (split !== undefined) split.other = states.length;
        return end;
      });
      for (const end of ends) if (end !== undefined) end.next = end.other = states.length;
      return;
    }
    case "repetition": {
      const { part: repeated, range } = part;
      for (let count = 0; count < range.least; count++) {
        const before = states.length;
        addStates(repeated, states);
        // Nothing, however often.
        if (states.length === before) return;
      }
      const loop = states.length;
      const optional = range.most === undefined ? 1 : range.most - range.least;
      const splits = Array.from({ length: optional }, () => {
        const split = push({ kind: "split", next: states.length + 1, other: 0 });
        addStates(repeated, states);
        return split;
      });
      if (range.most === undefined) push({ kind: "split", next: loop, other: loop });
      for (const split of splits) split.other = states.length;
      return;
    }
    default:
      part satisfies never;
  }

  function push<S extends State>(state: S): S {
    if (states.length >= stateLimit) throw invalid;
    states.push(state);
    return state;
  }
}

/** Thrown where a text is no expression. */
const invalid: unique symbol = Symbol("no I-Regexp");

function parse(pattern: string): Part {
  const tokens = tokensOf(pattern);
  let at = 0;
  const begin: readonly Part[] = tokens[0] === "^" ? [{ kind: "start" }] : [];
  at += begin.length;
  const rest = readChoice(0);
  if (at < tokens.length) throw invalid;
  return { kind: "sequence", parts: [...begin, rest] };

  function readChoice(depth: number): Part {
    if (depth > nestingLimit) throw invalid;
    const parts = [readSequence(depth)];
    while (tokens[at] === "|") {
      at++;
      parts.push(readSequence(depth));
    }
    return { kind: "choice", parts };
  }

  function readSequence(depth: number): Part {
    const parts: Part[] = [];
    for (let token = tokens[at]; token !== undefined && token !== "|" && token !== ")"; token = tokens[at]) {
      const part = readAtom(depth);
      const range = rangeOf(tokens[at] ?? "");
      if (range !== undefined) at++;
      parts.push(range === undefined ? part : { kind: "repetition", part, range });
    }
    return { kind: "sequence", parts };
  }

  function readAtom(depth: number): Part {
    const token = tokens[at++] ?? "";
    if (token === "$" && at === tokens.length) return { kind: "end" };
    if (token !== "(") return { kind: "character", test: testOf(token) };
    const group = readChoice(depth + 1);
    if (tokens[at++] !== ")") throw invalid;
    return group;
  }
}

/** Characters, escapes, classes and quantifiers, each in one piece. */
function tokensOf(pattern: string): readonly string[] {
  const token = /\{\d+(?:,\d*)?\}|\\[pP]\{[A-Za-z]{1,2}\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])+\]|[^[\]{}\\]/suy;
  const tokens: string[] = [];
  while (token.lastIndex < pattern.length) {
    const [text] = token.exec(pattern) ?? [];
    if (text === undefined) throw invalid;
    tokens.push(text);
  }
  return tokens;
}

interface Range {
  readonly least: number;
  readonly most: number | undefined;
}

function rangeOf(token: string): Range | undefined {
  switch (token) {
    case "*":
      return { least: 0, most: undefined };
    case "+":
      return { least: 1, most: undefined };
    case "?":
      return { least: 0, most: 1 };
    default: {
      const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
      if (least === undefined) return undefined;
      const last = most === "" ? (comma === "" ? Number(least) : undefined) : Number(most);
      if (Math.max(Number(least), last ?? 0) > stateLimit || (last ?? Infinity) < Number(least)) throw invalid;
      return { least: Number(least), most: last };
    }
  }
}

/** What one character must be. */
function testOf(token: string): (character: string) => boolean {
  if (token === ".") return (character) => character !== "\n" && character !== "\r";
  if (token.length > 1 && /^[[\\]/.test(token)) return classTest(token);
  if (/^[*+?{()|]/.test(token)) throw invalid;
  return (character) => character === token;
}

/** An escape or a class. One character is all that it can match, so that JavaScript's own expressions cannot backtrack. */
function classTest(token: string): (character: string) => boolean {
  // A letter or digit behind a backslash is a class of other expressions, or a reference.
  if (/\\[^()*+\-.?[\\\]^{|}nrtpP]/.test(token)) throw invalid;
  try {
    const expression = new RegExp(`^${token}$`, "su");
    return (character) => expression.test(character);
  } catch {
    throw invalid;
  }
}
