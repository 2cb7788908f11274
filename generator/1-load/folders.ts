import { isAbsolute, relative, sep } from "node:path";

/** Whether an absolute path is a folder's or leads into it. Looks at the text only: follow links first. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
