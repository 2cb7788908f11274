import { createLanguages, type Language, type Languages } from "./languages.js";
import { languageOf, matches } from "./patterns.js";

/** The texts that match patterns of contracts. */
export interface PatternTexts {
  readonly languages: Languages;
  /** The texts that match a pattern; undefined if that cannot be expressed as a language. */
  like(pattern: string): Language | undefined;
  /**
   * Whether a text matches a pattern; undefined where that cannot be said in bounded time. A regular expression may take
   * time that doubles with every character (`^(a+)+b$`), so the automaton of the language is asked.
   */
  matches(pattern: string, text: string): boolean | undefined;
}

/** Keeps the languages of patterns, and the steps of their automata, for as long as it lives. */
export function createPatternTexts(): PatternTexts {
  const languages = createLanguages();
  const known = new Map<string, Language | undefined>();
  const steps = new Map<Language, Map<number, Language>>();
  return {
    languages,
    like,
    matches(pattern, text) {
      const language = like(pattern);
      if (language !== undefined) return accepts(language, text);
      return text.length <= shortText ? matches(pattern, text) : undefined;
    },
  };

  function like(pattern: string): Language | undefined {
    if (!known.has(pattern)) known.set(pattern, languageOf(pattern, languages));
    return known.get(pattern);
  }

  function accepts(language: Language, text: string): boolean | undefined {
    let state = language;
    let made = 0;
    for (const character of text) {
      const code = character.codePointAt(0) as number;
      const next = steps.get(state) ?? new Map<number, Language>();
      const step = next.get(code) ?? languages.after(state, code);
      if (!next.has(code)) {
        if (++made > stateLimit) return undefined;
        steps.set(state, next.set(code, step));
      }
      state = step;
    }
    return state.nullable;
  }
}

/** Up to how many characters a text is short enough for every regular expression. */
const shortText = 12;

/** How many steps of an automaton may be made for a text. */
const stateLimit = 20_000;
