import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { diff } from "../../generator/5-drive/diff/diff.js";
import { formatText } from "../../generator/5-drive/diff/print/text.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatDiagnostics } from "../../generator/diagnostics/format.js";

/** One folder for each kind of change: two contracts, `old.yaml` and `new.yaml`, and `expected.txt`, what is said of them. */
const folder = join(import.meta.dirname, "samples");
const samples = readdirSync(folder);

describe.each(samples)("%s", (sample) => {
  const root = join(folder, sample);

  test("is told as expected", async () => {
    await expect(told(root, "old.yaml", "new.yaml")).toMatchFileSnapshot(join(root, "expected.txt"));
  });

  test("is no change where a contract is compared with itself", () => {
    for (const name of ["old.yaml", "new.yaml"]) expect(told(root, name, name)).toContain("\n\nNo changes\n");
  });
});

function told(root: string, old: string, now: string): string {
  const diagnostics = createDiagnostics();
  const outcome = diff({ kind: "files", old, new: now }, { host: fileSystemHost, root }, diagnostics);
  if (outcome.kind === "compared") return formatText(outcome.documents, { colour: false });
  throw new Error(formatDiagnostics(diagnostics.all(), { colour: false }));
}
