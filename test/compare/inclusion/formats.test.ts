import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enabledFormats } from "../../../generator/3-analyse/formats.js";
import { stringFormat } from "../../../generator/compare/inclusion/formats.js";
import { matches } from "../../../generator/compare/inclusion/patterns.js";
import { predicateOf } from "../../runtime/formats/predicates.js";
import { values } from "../../runtime/formats/values.js";
import { near } from "../../validators/format-samples.js";
import { inclusionsOf } from "./asked.js";

const formats = [...enabledFormats(true).values()];
const strings = formats.filter(({ type }) => type === "string").map(({ name }) => name);
const numbers = formats.filter(({ type }) => type !== "string").map(({ name }) => name);

describe("what is known of a format agrees with its validator", () => {
  const everyText = strings.flatMap((name) => [...values[name].accepted, ...values[name].rejected, ...near(name)]);

  test.each(strings)("%s", async (name) => {
    const accepts = await predicateOf(name);
    const { possible, certain, examples, within } = stringFormat(name);
    for (const text of examples) expect([text, accepts(text)]).toEqual([text, true]);
    for (const text of everyText.map(String)) {
      if (accepts(text)) expect([text, matches(possible, text)]).toEqual([text, true]);
      if (matches(certain, text)) expect([text, accepts(text)]).toEqual([text, true]);
      for (const other of within) {
        const acceptsOther = await predicateOf(other as typeof name);
        if (accepts(text)) expect([other, text, acceptsOther(text)]).toEqual([other, text, true]);
      }
    }
    const certainText = fc.stringMatching(new RegExp(certain.replace("(?=.{1,63}$)", ""), "u"), { maxLength: 60 });
    fc.assert(fc.property(certainText, (text) => !matches(certain, text) || accepts(text)));
    fc.assert(fc.property(fc.string({ maxLength: 8 }), (text) => !accepts(text) || matches(possible, text)));
  });
});

test.each(numbers)("the range of %s agrees with its validator", async (name) => {
  const { accepted, rejected } = values[name];
  const all = [...accepted, ...rejected].filter((value) => typeof value === "number" && Number.isFinite(value));
  const components = Object.fromEntries(all.map((value, index) => [`V${index}`, { const: value }]));
  const included = inclusionsOf({ ...components, Format: { type: "number", format: name } });
  const answers = all.map((value, index) => [value, included(`V${index}`, "Format").kind]);
  expect(answers).toEqual(all.map((value) => [value, accepted.includes(value) ? "proven" : "refuted"]));
});
