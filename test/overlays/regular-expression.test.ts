import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBudget } from "../../generator/1-load/overlays/budget.js";
import { parseRegularExpression } from "../../generator/1-load/overlays/regular-expression.js";

test("an expression matches what JavaScript's own does", () => {
  const atoms = [
    "a",
    "b",
    ".",
    "[ab]",
    "[^a]",
    "\\.",
    "(a|b)",
    "(a*b)",
    "(|a)",
    "(a|aa)",
    "(ab|a)",
    "\\p{L}",
    "-",
    "[a-c-]",
  ];
  const quantifiers = ["", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "{0}"];
  const piece = fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...quantifiers)).map((both) => both.join(""));
  const pattern = fc
    .array(piece, { maxLength: 5 })
    .chain((pieces) => fc.constantFrom(pieces.join(""), `(${pieces.join("|")})`, `(${pieces.join("")})*`));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", ".", "-", "\n", "é", "😀"), maxLength: 8 });
  const anchors = fc.constantFrom(["", ""] as const, ["^", ""] as const, ["", "$"] as const, ["^", "$"] as const);
  fc.assert(
    fc.property(pattern, anchors, text, (inner, [begin, end], value) => {
      const expression = parseRegularExpression(begin + inner + end);
      const own = inner.replace(/\\.|\[[^\]]*\]|\./g, (token) => (token === "." ? "[^\\n\\r]" : token));
      expect(expression?.matches(value, createBudget(0))).toBe(new RegExp(`^(?:${own})$`, "u").test(value));
      expect(expression?.isFoundIn(value, createBudget(0))).toBe(new RegExp(begin + own + end, "u").test(value));
    }),
    { numRuns: 3000 },
  );
});

describe("an alternative at the top", () => {
  test.each([
    ["ab|cd", "ab", true],
    ["ab|cd", "abd", false],
    ["|a", "", true],
    ["a|b|c", "c", true],
  ])("%s and %s", (pattern, text, expected) => {
    expect(parseRegularExpression(pattern)?.matches(text, createBudget(0))).toBe(expected);
  });
});

test.each([
  ...[
    "(",
    ")",
    "a**",
    "+",
    "\\d",
    "\\w",
    "[",
    "[]",
    "a{2,1}",
    "{2}",
    "(a",
    "\\1",
    "[\\d]",
    "\\",
    "[z-a]",
    "(?:a)",
    "(?=a)",
  ],
  ...["(a{1000}){1000}", "a{99999}", "(".repeat(60) + ")".repeat(60), "\\p{Xx}"],
])("%s is no expression", (pattern) => expect(parseRegularExpression(pattern)).toBeUndefined());

test.each(["((a+)+)+", "(a|aa)+", "(a*)*(a*)*", ".*.*.*.*.*.*.*.*!!", "(((){500}){500}){500}", "(a?){40}a{40}"])(
  "%s does not backtrack",
  (pattern) => {
    const states = 3_000;
    let steps = 0;
    const budget = {
      step(count = 1) {
        steps += count;
      },
      add() {},
    };
    const text = `${"a".repeat(400)}!`;
    parseRegularExpression(pattern)?.isFoundIn(text, budget);
    expect(steps).toBeLessThan(text.length * states);
  },
);
