import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatText } from "../../generator/commands/reports/diff/text.js";
import { differenceOf, samples, samplesFolder } from "./documents.js";

/** `expected.txt` is what is said of `old.yaml` and `new.yaml`. */
describe.each(samples)("%s", (sample) => {
  test("is told as expected", async () => {
    const root = join(samplesFolder, sample);
    const told = formatText([differenceOf(root, "old.yaml", "new.yaml")], { colour: false, extent: "all" });
    await expect(told).toMatchFileSnapshot(join(root, "expected.txt"));
  });
});
