import { expect, test } from "vitest";
import { canBacktrackExponentially } from "../../generator/2-normalise/star-height.js";

test.each([
  "^(a+)+$",
  "(a*)*",
  "(?:a{2,})*b",
  "((a|b)+c?)+",
  "^([A-Z0-9_+-]+\\.?)*[A-Z0-9_+-]@x$",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(x|\\d+)*",
  "((ab)+)+",
  "(?<word>\\w+\\s*)+",
  "([)(]+)+",
])("%s is slow", (pattern) => {
  expect(canBacktrackExponentially(pattern)).toBe(true);
});

test.each([
  "",
  "^[a-z]+(-[a-z]+)*$",
  "^[0-9]+$",
  "(abc)+",
  "(a+){2}",
  "^([0-9]+([.][0-9]+)?(ns|us|ms|s|m|h))+$",
  "([a-z]+[0-9]+)+",
  "\\(a+\\)+",
  "[(a+)+]",
  "(?:\\p{L}+\\u{2d})*",
  `(${"a+".repeat(1000)})+`,
])("%s is not", (pattern) => {
  expect(canBacktrackExponentially(pattern)).toBe(false);
});
