import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatText } from "../../generator/commands/reports/diff/text.js";
import { differenceOf, samples, samplesFolder } from "./documents.js";

/** `expected.txt` is what is said of `old.yaml` and `new.yaml`, `expected-back.txt` of the way back where it stands there. */
test.each(samples)("%s is told as expected", async (sample) => {
  const root = join(samplesFolder, sample);
  await expect(told(root, "old.yaml", "new.yaml")).toMatchFileSnapshot(join(root, "expected.txt"));
});

const bothWays = samples.filter((sample) => existsSync(join(samplesFolder, sample, "expected-back.txt")));

test.each(bothWays)("%s is told as expected on the way back", async (sample) => {
  const root = join(samplesFolder, sample);
  await expect(told(root, "new.yaml", "old.yaml")).toMatchFileSnapshot(join(root, "expected-back.txt"));
});

function told(root: string, old: string, now: string): string {
  return formatText([differenceOf(root, old, now)], { colour: false, extent: "all" });
}
