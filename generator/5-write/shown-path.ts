import { relative } from "node:path";

/** A path as it is printed: relative to the working folder, with `/` between segments. */
export function shownPath(root: string, path: string): string {
  const shown = relative(root, path).replaceAll("\\", "/");
  return shown === "" ? "." : shown;
}
