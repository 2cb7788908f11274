import type { OutputFile } from "../4-emit/output.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { manifestOf } from "./manifest.js";
import { filesUnder, type OutputFolder, obstacleOnTheWay } from "./output-folder.js";
import { readText } from "./write.js";

/**
 * Whether an output folder holds exactly what would be generated now; reports each file that is stale. Writes nothing.
 * What the build makes of the files (`dist/`) is not looked at.
 */
export function isCurrent(folder: OutputFolder, files: readonly OutputFile[], diagnostics: Diagnostics): boolean {
  const wanted = new Set(files.map(({ path }) => path));
  for (const { path, text } of [...files, manifestOf(wanted)]) compareFile(folder, path, text, diagnostics);
  for (const path of [...folder.generated].sort()) {
    if (wanted.has(path) || readText(folder, path) === undefined) continue;
    reportStale(folder, path, "left over", undefined, diagnostics);
  }
  for (const path of sourceFilesIn(folder, files)) {
    if (wanted.has(path) || folder.generated.has(path)) continue;
    reportStale(folder, path, "not generated", undefined, diagnostics);
  }
  return !diagnostics.hasErrors();
}

function compareFile(folder: OutputFolder, path: string, text: string, diagnostics: Diagnostics): void {
  const obstacle = obstacleOnTheWay(folder, path);
  if (obstacle?.kind === "link") {
    diagnostics.report("out-symbolic-link", undefined, { path: `${folder.shown}/${obstacle.path}` });
    return;
  }
  const found = readText(folder, path);
  if (found === text) return;
  if (found === undefined) {
    reportStale(folder, path, "missing", undefined, diagnostics);
    return;
  }
  const start = firstDifference(found, text);
  const lineEnd = found.indexOf("\n", start);
  const end = lineEnd === -1 ? found.length : lineEnd;
  const at = { source: { path: `${folder.shown}/${path}`, text: found }, start, end };
  reportStale(folder, path, "different", at, diagnostics);
}

function reportStale(
  folder: OutputFolder,
  path: string,
  state: "missing" | "different" | "left over" | "not generated",
  at: Span | undefined,
  diagnostics: Diagnostics,
): void {
  diagnostics.report("output-stale", at, { path: `${folder.shown}/${path}`, state });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Every file in those folders of the output that generated files are in: the package should hold nothing else there. */
function sourceFilesIn(folder: OutputFolder, files: readonly OutputFile[]): readonly string[] {
  const roots = new Set(files.flatMap(({ path }) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : [])));
  return [...roots].sort().flatMap((root) => filesUnder(folder, root));
}
