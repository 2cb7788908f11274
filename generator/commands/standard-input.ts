import { resolve } from "node:path";
import { fileSystemHost, type Host } from "../1-load/host.js";
import type { Terminal } from "./terminal/terminal.js";

/** The document that stands for standard input. Its API is called `api`, and its references start in the working folder. */
export const standardInput = "-";

/** The file system, in which the document `-` is what standard input holds. It is read once, and only where it is named. */
export async function hostFor(documents: readonly string[], { root, input }: Terminal): Promise<Host> {
  if (!documents.includes(standardInput) || input === undefined) return fileSystemHost;
  const bytes = await input();
  const path = resolve(root, standardInput);
  return {
    ...fileSystemHost,
    read: (each) => (each === path ? { kind: "file", bytes } : fileSystemHost.read(each)),
    realPath: (each) => (each === path ? path : fileSystemHost.realPath(each)),
  };
}
