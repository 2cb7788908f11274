import { isAbsolute, relative, sep } from "node:path";

/** Whether an absolute path is a folder itself or inside it. Compares the text only: follow symbolic links first. */
export function isInside(folder: string, path: string): boolean {
  const route = relative(folder, path);
  return route !== ".." && !route.startsWith(`..${sep}`) && !isAbsolute(route);
}
