import type { OutputFile } from "../../4-emit/output.js";
import { manifestOf } from "../../5-write/manifest.js";
import { filesUnder, type OutputFolder, obstacleOnTheWay, readText } from "../../5-write/output-folder.js";
import type { Diagnostics } from "../../diagnostics/collector.js";

/** A file in an output folder that is not what would be generated now. */
export type StaleFile = {
  /** As it is printed. */
  readonly path: string;
  /** Whether a declaration in it stands for something in a contract. */
  readonly isModule: boolean;
} & (
  | { readonly state: "missing" | "left over" | "not generated" }
  | { readonly state: "different"; readonly found: string; readonly wanted: string }
);

/**
 * Compares an output folder with what would be generated now. Reports each file that is stale, and gives them; nothing
 * if a link keeps one from being looked at. Writes nothing. What the build makes of the files (`dist/`) is not looked at.
 */
export function staleFiles(
  folder: OutputFolder,
  files: readonly OutputFile[],
  diagnostics: Diagnostics,
): readonly StaleFile[] | undefined {
  const wanted = new Set(files.map(({ path }) => path));
  const links = files.flatMap(({ path }) => {
    const obstacle = obstacleOnTheWay(folder, path);
    return obstacle?.kind === "link" ? [obstacle.path] : [];
  });
  for (const path of links) diagnostics.report("out-symbolic-link", undefined, { path: `${folder.shown}/${path}` });
  if (links.length > 0) return undefined;
  const leftOver = [...folder.generated].filter((path) => !wanted.has(path) && readText(folder, path) !== undefined);
  const others = sourceFilesIn(folder, files).filter((path) => !wanted.has(path) && !folder.generated.has(path));
  const stale = [
    ...[...files, manifestOf(wanted)].flatMap((file) => compareFile(folder, file)),
    ...leftOver.toSorted().map((path) => staleFile(folder, path, "left over")),
    ...others.map((path) => staleFile(folder, path, "not generated")),
  ];
  for (const file of stale) reportStale(file, diagnostics);
  return stale;
}

function compareFile(folder: OutputFolder, { path, text }: OutputFile): readonly StaleFile[] {
  const found = readText(folder, path);
  if (found === text) return [];
  if (found === undefined) return [staleFile(folder, path, "missing")];
  return [{ ...staleFile(folder, path, "missing"), state: "different", found, wanted: text }];
}

function staleFile(folder: OutputFolder, path: string, state: "missing" | "left over" | "not generated"): StaleFile {
  return { path: `${folder.shown}/${path}`, isModule: path.startsWith("src/"), state };
}

function reportStale(file: StaleFile, diagnostics: Diagnostics): void {
  const { path, state } = file;
  if (file.state !== "different") {
    diagnostics.report("output-stale", undefined, { path, state });
    return;
  }
  const { found, wanted } = file;
  const start = firstDifference(found, wanted);
  const lineEnd = found.indexOf("\n", start);
  const end = lineEnd === -1 ? found.length : lineEnd;
  diagnostics.report("output-stale", { source: { path, text: found }, start, end }, { path, state });
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
