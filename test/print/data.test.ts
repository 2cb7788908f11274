import { expect, test } from "vitest";
import { regExp } from "../../generator/4-emit/print/regular-expressions.js";
import { evaluate, testData } from "./data.js";

testData(1);

test.each(["\\\u0085", "\\\u200b+", "\\\\\u0085", "[\\\u2066-\u2069]"])(
  "an escape before what cannot be seen: %j",
  (pattern) => {
    const [expected, printed] = [new RegExp(pattern), evaluate(regExp(pattern, "")) as RegExp];
    for (const subject of ["\u0085", "\u200b", "\\u0085", "\\\u0085", "u", "\u2067"]) {
      expect(printed.test(subject)).toBe(expected.test(subject));
    }
  },
);
