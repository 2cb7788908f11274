import { expect, test } from "vitest";
import { enabledFormats } from "../../../generator/3-analyse/formats.js";
import { predicateOf } from "./predicates.js";

/**
 * Tests that every format decides a text of 100,000 characters at once: a regular expression that tries again and again
 * would take minutes. Of all texts that can be put together, each `step`th is tried.
 */
export function testLongTexts(step: number): void {
  const texts = beginnings.flatMap((beginning) =>
    [...pieces, ...more].flatMap((piece) => ["", "!", '"@a'].map((end) => ({ beginning, piece, end }))),
  );
  const tried = texts.filter((_, index) => index % step === 0);

  test.each([...enabledFormats(true).values()].filter(({ type }) => type === "string"))("$name", async ({ name }) => {
    const is = await predicateOf(name);
    for (const { beginning, piece, end } of tried)
      expect(is(beginning + piece.repeat(100_000 / piece.length) + end)).toBeTypeOf("boolean");
  });
}

/** Beginnings and pieces that make a regular expression try again and again, if one does. */
const beginnings = [
  "",
  "a@",
  '"',
  "http://",
  "http://[",
  "/",
  "{",
  "P",
  "00:00:00.",
  "2026-01-01T00:00:00.",
  "xn--",
  "0",
];
const pieces = [
  "a",
  "0",
  "-",
  ".",
  "a.",
  "a-",
  ":",
  "1:",
  "::",
  "/",
  "%",
  "%41",
  "@",
  "{a}",
  "{a,",
  "{",
  "~",
  "~0",
  "[",
];
const more = [
  "P1Y",
  "\\",
  "\\\\",
  '"',
  "(",
  "(a",
  "=",
  "?",
  "#",
  "é",
  "\u{1f600}",
  "\u0300",
  "ü.",
  "。",
  "·",
  "\u200c",
  "\u{f0000}",
];
