import type { OutputFile } from "../../4-emit/output.js";
import { manifestOf } from "../../5-write/manifest.js";
import { filesUnder, type OutputFolder, obstacleOnTheWay, readText } from "../../5-write/output-folder.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import type { Span } from "../../diagnostics/source.js";

/** A file in an output folder that a generation would change. */
export type StaleFile = {
  /** As it is printed. */
  readonly path: string;
  /** Whether its declarations stand for schemas and operations. */
  readonly isModule: boolean;
} & (
  | { readonly state: "missing" | "left over" | "not generated" }
  | {
      readonly state: "different";
      readonly actual: string;
      readonly expected: string;
      /** From the first difference to the end of its line, in the actual text. */
      readonly at: Span;
    }
);

/**
 * Compares an output folder with the files that would be generated now. Reports and returns the stale ones; undefined if
 * a link stands in the way of one. Ignores what is built (`dist/`), and writes nothing.
 */
export function staleFiles(
  folder: OutputFolder,
  files: readonly OutputFile[],
  diagnostics: Diagnostics,
): readonly StaleFile[] | undefined {
  const generated = new Set(files.map(({ path }) => path));
  const links = files.flatMap(({ path }) => {
    const obstacle = obstacleOnTheWay(folder, path);
    return obstacle?.kind === "link" ? [obstacle.path] : [];
  });
  for (const path of links) diagnostics.report("out-symbolic-link", undefined, { path: `${folder.shown}/${path}` });
  if (links.length > 0) return undefined;
  const leftOver = [...folder.generated].filter((path) => !generated.has(path) && readText(folder, path) !== undefined);
  const others = sourceFilesIn(folder, files).filter((path) => !generated.has(path) && !folder.generated.has(path));
  const stale = [
    ...[...files, manifestOf(generated)].flatMap((file) => compareFile(folder, file)),
    ...leftOver.toSorted().map((path) => staleFile(folder, path, "left over")),
    ...others.map((path) => staleFile(folder, path, "not generated")),
  ];
  for (const file of stale) reportStale(file, diagnostics);
  return stale;
}

function compareFile(folder: OutputFolder, { path, text: expected }: OutputFile): readonly StaleFile[] {
  const actual = readText(folder, path);
  if (actual === expected) return [];
  const file = staleFile(folder, path, "missing");
  if (actual === undefined) return [file];
  return [{ ...file, state: "different", actual, expected, at: firstDifference(file.path, actual, expected) }];
}

function staleFile(folder: OutputFolder, path: string, state: "missing" | "left over" | "not generated"): StaleFile {
  return { path: `${folder.shown}/${path}`, isModule: path.endsWith(".ts"), state };
}

function reportStale(file: StaleFile, diagnostics: Diagnostics): void {
  const { path, state } = file;
  diagnostics.report("output-stale", file.state === "different" ? file.at : undefined, { path, state });
}

function firstDifference(path: string, actual: string, expected: string): Span {
  let start = 0;
  while (start < actual.length && actual[start] === expected[start]) start++;
  const lineEnd = actual.indexOf("\n", start);
  return { source: { path, text: actual }, start, end: lineEnd === -1 ? actual.length : lineEnd };
}

/** All files in the top folders of the generated files: the package should hold no others there. */
function sourceFilesIn(folder: OutputFolder, files: readonly OutputFile[]): readonly string[] {
  const roots = new Set(files.flatMap(({ path }) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : [])));
  return [...roots].sort().flatMap((root) => filesUnder(folder, root));
}
