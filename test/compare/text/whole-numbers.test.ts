import { expect, test } from "vitest";
import { digitsBetween } from "../../../generator/compare/text/whole-numbers.js";

const bounds = [
  0,
  1,
  2,
  9,
  10,
  11,
  19,
  20,
  99,
  100,
  101,
  109,
  110,
  199,
  200,
  255,
  999,
  1000,
  1024,
  2090,
  Number.POSITIVE_INFINITY,
];

test.each(bounds.slice(0, -1))("digits from %i on match the numbers between two bounds, and no others", (least) => {
  for (const most of bounds.filter((bound) => bound >= least)) {
    const pattern = new RegExp(`^${digitsBetween(least, most)}$`);
    const wrong = Array.from({ length: 2200 }, (_, number) => number).filter(
      (number) => pattern.test(String(number)) !== (number >= least && number <= most),
    );
    expect({ most, wrong }).toEqual({ most, wrong: [] });
    expect(pattern.test(`0${least}`)).toBe(false);
  }
});
