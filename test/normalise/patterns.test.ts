import { describe, expect, test } from "vitest";
import { keywordsOf, readSchemas } from "./contract.js";

describe("a pattern that is valid only without the `u` flag", () => {
  test.each([
    [String.raw`a\-b`, "a-b"],
    [String.raw`\_\:\ \#\é`, "_: #é"],
    [String.raw`[\w-.]+`, String.raw`[\w\-.]+`],
    [String.raw`[.-\w]`, String.raw`[.\-\w]`],
    [String.raw`[\d\-\:]`, String.raw`[\d\-:]`],
    [String.raw`\@[-\w-]`, String.raw`@[-\w-]`],
  ])("%s is read as %s", (pattern, corrected) => {
    const outcome = readSchemas(`A: ${JSON.stringify({ pattern })}`);
    expect(outcome.reports.map((report) => report.split(" ")[0])).toEqual(["pattern-corrected"]);
    expect(keywordsOf(outcome, "#/components/schemas/A")).toEqual({ pattern: corrected });
    for (const text of ["a-b", "_: #é", "w-.", "-", ".", ":", "5", "@-", "a", ""]) {
      expect(new RegExp(corrected, "u").test(text)).toBe(new RegExp(pattern).test(text));
    }
  });

  test.each(["(?i)a", String.raw`\Aa`, String.raw`\p{Foo}`, "[[:alpha:]-\\y]", "a{2,1}", "("])(
    "%s is an error",
    (pattern) => {
      const { reports } = readSchemas(`A: ${JSON.stringify({ pattern })}`);
      expect(reports.map((report) => report.split(" ")[0])).toEqual(["pattern-invalid"]);
    },
  );
});
