import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanguages, type Language } from "../../../generator/compare/inclusion/languages.js";
import { createPatternTexts } from "../../../generator/compare/inclusion/pattern-texts.js";
import { languageOf } from "../../../generator/compare/inclusion/patterns.js";
import { shortestText } from "../../../generator/compare/inclusion/texts.js";
import { patterns } from "../../validators/written.js";

const languages = createLanguages();

function accepts(language: Language, text: string): boolean {
  return [...text].reduce((rest, character) => languages.after(rest, character.codePointAt(0) as number), language)
    .nullable;
}

const supported = [
  ...patterns,
  ...["", "^", "$", ".", "^$", "^.*$", "a|b", "^a|b$", "^(?:a|b)$", "^(a|^b)c$", "(a|b$)|c", "^(?:a$|ab)", "a$|^b"],
  ...["^a{2}$", "^a{2,}$", "^(?:ab?){1,2}$", "^a*?b+?$", "^[^a]$", "^[a-c-]$", "^[\\]a]$", "^[\\w-]+$", "^[\\s\\S]*$"],
  ...["^(?!a)", "^(?=.*b)a", "^(?!.*aa)[ab]*$", "a(?!b)", "^(?=a)(?=.b)", "a(?=b|$)", "^(?:(?!b)a|b)$"],
  ...[
    "^\\u{61}$",
    "^\\x61",
    "^\\u0061b",
    "\\ud83d\\ude00",
    "^😀$",
    "^\\p{Lu}",
    "^\\P{L}*$",
    "^(?<x>a)$",
    "\\.",
    "^\\/$",
  ],
  ...["^(?:a*)*$", "^(?:a|b)*abb$", "^(?:|a)b$", "^(?:a?b?){2}$", "^(?:a|$)", "^[\\d]{1,3}(?:\\.\\d{2})?$", "^-?\\d+$"],
];

describe("the language of a pattern has the texts that match", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aabbcA01.-/😀\n"), maxLength: 7 });

  test.each(supported)("%s", (pattern) => {
    const language = languageOf(pattern, languages);
    if (language === undefined) throw new Error("unsupported");
    const expression = new RegExp(pattern, "u");
    fc.assert(
      fc.property(text, (value) => accepts(language, value) === expression.test(value)),
      { numRuns: 150 },
    );
  });

  test.each(["(a)\\1", "\\bword\\b", "(?<=a)b", "(?:^a)+", "(?<a>b)\\k<a>"])(
    "and %s has none that could be told",
    (pattern) => {
      expect(languageOf(pattern, languages)).toBeUndefined();
    },
  );
});

describe("a text matches a pattern as a regular expression says", () => {
  const patternTexts = createPatternTexts();
  test.each(["(a)\\1", "\\bab\\b", "^(?:a|b)*abb$", "^(?:ab?){1,2}$", "^(?!.*aa)[ab]*$"])("%s", (pattern) => {
    const expression = new RegExp(pattern, "u");
    for (const text of ["", "a", "aa", "abb", "ab ab", "aba"])
      expect(patternTexts.matches(pattern, text)).toBe(expression.test(text));
  });
});

test("the shortest text has a length within the bounds", () => {
  const shortest = (pattern: string, least = 0, most = 100) =>
    shortestText(languageOf(pattern, languages) as Language, { least, most }, languages);
  expect(shortest("^[a-z]+$", 3)).toEqual({ kind: "text", text: "aaa" });
  expect(shortest("^(?:ab)*$", 1)).toEqual({ kind: "text", text: "ab" });
  expect(shortest("^(?:ab)*$", 3, 3)).toEqual({ kind: "none" });
  expect(shortest("^\\d{3}-\\d{4}$")).toEqual({ kind: "text", text: "000-0000" });
  expect(shortest("a", 0, 0)).toEqual({ kind: "none" });
});
