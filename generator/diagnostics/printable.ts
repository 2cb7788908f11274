/**
 * Text of a document made safe to print: a character that a terminal obeys instead of showing, or that changes the
 * order of those around it, becomes its code point in braces. Tabs stay, all else is as it was.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `{U+${hexadecimal(character)}}`);
}

/** As `printable`, on one line and cut short: for text inside a sentence. */
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

/** How many columns of a terminal printable text takes. Tabs count as one: callers keep them. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return count;
}

const combining = /^\p{M}$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]$/u;
