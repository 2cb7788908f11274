import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatDiagnostics } from "../../generator/diagnostics/format.js";
import { type DocumentDiff, diff } from "../../generator/run/diff.js";

export const samplesFolder = join(import.meta.dirname, "samples");

/** A folder for each kind of change, with `old.yaml` and `new.yaml`. */
export const samples = readdirSync(samplesFolder);

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** How two documents differ, by their paths from a folder. Throws what a person would see if they have mistakes. */
export function differenceOf(root: string, old: string, now: string): DocumentDiff {
  const diagnostics = createDiagnostics();
  const outcome = diff({ kind: "files", old, new: now }, { host: fileSystemHost, root }, diagnostics);
  const [compared] = outcome.kind === "compared" ? outcome.documents : [];
  if (compared === undefined) throw new Error(formatDiagnostics(diagnostics.all(), { colour: false }));
  return compared;
}
