import { describe, expect, test } from "vitest";
import { closest, createSuggest } from "../../generator/diagnostics/suggestion.js";

describe("suggestions", () => {
  test.each([
    ["SharePriceFxied", ["SharePriceCustom", "SharePriceFixed"], "SharePriceFixed"],
    ["outt", ["specs", "out"], "out"],
    ["shareprice", ["SharePrice"], "SharePrice"],
    ["Price", ["Offer", "Share"], undefined],
    ["a", [], undefined],
    ["x".repeat(300), ["x".repeat(300)], undefined],
  ])("%s of %j: %s", (word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected);
    expect(createSuggest()(word, candidates)).toBe(expected);
  });

  test("of thousands of mistakes among thousands of names, the first have one", () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `schema${index}name`);
    let read = 0;
    function* counted(): Generator<string> {
      for (const name of names) {
        read++;
        yield name;
      }
    }
    const suggest = createSuggest();
    const suggestions = names.map((_, index) => suggest(`schema${index}nome`, counted()));
    expect(suggestions.slice(0, 20)).toEqual(names.slice(0, 20));
    expect(suggestions.at(-1)).toBeUndefined();
    expect(read).toBeLessThan(names.length ** 2 / 5);
  });

  test("there is none that not all names were compared for", () => {
    expect(createSuggest(13)("abcd", ["abxx", "abcx", "abcd"])).toBeUndefined();
    expect(createSuggest(16 * 3)("abcd", ["abxx", "abcx", "abcd"])).toBe("abcd");
  });
});
