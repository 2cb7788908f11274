import { expect, test } from "vitest";
import { codeSpan, escapeMarkdown } from "../../generator/run/release/markdown-text.js";

test.each<[string, string]>([
  ["`a*b` is <new>", "`a*b` is \\<new\\>"],
  // What is no code span to Markdown is text, which must not become an image or HTML.
  ['must be "a`", "![x](http://e/x.png)", "```"', 'must be "a\\`", "!\\[x\\](http://e/x.png)", "\\`\\`\\`"'],
  ["``<b>`` and `<i>`", "\\`\\`\\<b\\>\\`\\` and `<i>`"],
  ["``<b>`", "\\`\\`\\<b\\>\\`"],
])("the sentence %s as Markdown", (sentence, markdown) => {
  expect(escapeMarkdown(sentence)).toBe(markdown);
});

test("a code span has a longer fence than what is in it", () => {
  expect(codeSpan("a``b")).toBe("``` a``b ```");
});
