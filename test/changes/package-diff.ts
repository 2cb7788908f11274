import { structuredPatch } from "diff";
import type { OutputFile } from "../../generator/4-emit/output.js";

/**
 * How one package differs from another: unified diffs of every file, in which a hunk stands under the declaration it is
 * in, and not under numbers that every change before it would change, too.
 */
export function packageDiff(before: readonly OutputFile[], after: readonly OutputFile[]): string {
  const [old, now] = [textsOf(before), textsOf(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.map((path) => fileDiff(path, old.get(path), now.get(path))).join("");
}

/** The runtime's modules are the same in every package: what matters is whether they are there. */
const runtimeFolder = "src/runtime/";

function fileDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return "";
  if (path.startsWith(runtimeFolder)) return `${before === undefined ? "+++" : "---"} ${path}\n\n`;
  const { hunks } = structuredPatch(path, path, before ?? "", after ?? "", "", "", { context: 1 });
  const old = (before ?? "").split("\n");
  const shown = hunks.map(({ oldStart, lines }) => [`@@ ${declarationAbove(old, oldStart)}`, ...lines].join("\n"));
  return [`=== ${path}`, ...shown, "\n"].join("\n").replaceAll(/^ $/gm, "").slice(0, -1);
}

/** The line that the declaration around a line starts with; the line is the first of a hunk, which may be that itself. */
function declarationAbove(lines: readonly string[], line: number): string {
  const above = lines.slice(0, line).findLast((each) => /^(export|import|function|const|interface|#)/.test(each));
  return above ?? "the beginning";
}

function textsOf(files: readonly OutputFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
