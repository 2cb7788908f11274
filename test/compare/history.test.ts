import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatJson } from "../../generator/commands/reports/diff/json.js";
import { formatMarkdown } from "../../generator/commands/reports/diff/markdown.js";
import { formatText } from "../../generator/commands/reports/diff/text.js";
import { lineOf, worstLevel } from "../../generator/compare/change.js";
import { differenceOf, repository } from "./documents.js";

/** The contracts and the versions that came next: real history. */
const versions = [
  { api: "cloudglue", worst: "compatible" },
  { api: "rapidly", worst: "wire" },
] as const;

describe.each(versions)("what changed in $api's next version", ({ api, worst }) => {
  const folder = join(import.meta.dirname, "history", api);
  const difference = differenceOf(repository, `specs/${api}.yaml`, `test/compare/history/${api}/next.yaml`);

  test("is told as text, Markdown and JSON", async () => {
    const text = formatText([difference], { colour: false, extent: "all" });
    await expect(text).toMatchFileSnapshot(join(folder, "expected.txt"));
    await expect(formatMarkdown([difference])).toMatchFileSnapshot(join(folder, "expected.md"));
    await expect(formatJson([difference])).toMatchFileSnapshot(join(folder, "expected.json"));
  });

  test("is at worst what it is", () => {
    expect(worstLevel(difference.changes)).toBe(worst);
  });
});

test("a line tells a change with what it breaks", () => {
  const { changes } = differenceOf(repository, "specs/rapidly.yaml", "test/compare/history/rapidly/next.yaml");
  expect(changes.map(lineOf)).toEqual(
    expect.arrayContaining([
      "SharePrice gained the variant `metered_unit` (wire-breaking: responses; source-breaking: exhaustive switches)",
      "SharePriceCreate gained the variant `metered_unit` (source-breaking: match functions and exhaustive switches)",
      "ShareUpdate.name must have at most 100 characters now (wire-breaking: requests)",
    ]),
  );
});
