/**
 * Makes text of a document safe to print: control characters, and characters that change the direction of text, become
 * their code point in braces, as `{U+001B}`. Tabs and everything else stay.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `{U+${hexadecimal(character)}}`);
}

/** The beginning of a value's text, for a sentence about the value: enough to recognise it. */
export function shortened(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

const longestValue = 60;

/** Does what `printable` does, and puts the text on one line and cuts it short: for text inside a sentence. */
export function printableSentence(text: string): string {
  const short = text.length > longestSentence ? `${text.slice(0, longestSentence)}…` : text;
  return printable(short.replace(/[\t\r\n]+/g, " "));
}

const longestSentence = 600;

/** Control, format (also bidirectional), surrogate and private characters, line and paragraph separators. */
const unprintable = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** How many columns printable text takes on a terminal. A tab counts as one: callers keep tabs. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return count;
}

const combining = /^\p{M}$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]$/u;
