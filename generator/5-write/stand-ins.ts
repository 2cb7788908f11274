import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type Disk, kindAt } from "./disk.js";
import type { WorkFolder } from "./work-folder.js";

/**
 * Where the stand-in for an entry of the output folder leads. Folders of others, such as `node_modules` and `.git`, are
 * never copied, and no folder can have a second name. So when an output folder is exchanged as a whole, a link stands in
 * for each of them in the next output. It leads to where the folder lies right after the exchange, in the old output that
 * is in the work folder by then: the folder can be reached under its path whichever of the two is in place. Then link and
 * folder change places, one after the other.
 *
 *     before                   exchanged                              brought home
 *     out/node_modules/        out/node_modules -> next/node_modules  out/node_modules/
 *     next/node_modules -> …   next/node_modules/                     next/node_modules -> …
 *
 * A stand-in is known by where it leads. Here nothing else is ever deleted.
 */
export function standInFor(name: string, out: string, work: WorkFolder): string {
  return relative(out, join(work.next, name));
}

/** The folders of others directly in an output folder, and what else is neither a file nor a link. `own` names the others. */
export function foreignIn(out: string, own: ReadonlySet<string>): readonly string[] {
  if (kindAt(out) !== "folder") return [];
  return readdirSync(out, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !own.has(entry.name) : !entry.isFile() && !entry.isSymbolicLink()))
    .map(({ name }) => name);
}

/** Whether an entry of an output folder may be moved to its work folder and back: what is mounted there may not. */
export function isOnDiskOf(out: string, name: string): boolean {
  return lstatSync(join(out, name), { throwIfNoEntry: false })?.dev === lstatSync(out).dev;
}

/** Whether what stands at a path is a stand-in for the entry of that name. */
export function isStandIn(path: string, out: string, work: WorkFolder): boolean {
  return kindAt(path) === "link" && readlinkSync(path) === standInFor(basename(path), out, work);
}

/** Lets each stand-in in the output folder change places with what it stands for. The old output is where the next was. */
export function bringHome(out: string, work: WorkFolder, disk: Disk): void {
  for (const name of readdirSync(out)) {
    const [here, there] = [join(out, name), join(work.next, name)];
    if (!isStandIn(here, out, work)) continue;
    // Somebody deleted what it stood for.
    if (kindAt(there) === "nothing") disk.removeFile(here);
    else if (!disk.swap(here, there)) throw new StaysPut(here);
  }
}

/** Undoes that, before the old output comes back: also for folders that others made in the new one meanwhile. */
export function sendBack(out: string, work: WorkFolder, own: ReadonlySet<string>, disk: Disk): void {
  for (const name of foreignIn(out, own)) {
    const [here, there] = [join(out, name), join(work.next, name)];
    if (isStandIn(there, out, work)) {
      if (disk.swap(here, there)) continue;
      disk.removeFile(there);
    }
    if (kindAt(there) === "nothing") disk.rename(here, there);
  }
}

/** Something of others that cannot be exchanged along with the output folder it is in. */
export class StaysPut extends Error {
  /** As the system says it of what is mounted. */
  readonly code = "EBUSY";

  constructor(path: string) {
    super(`${path} cannot be moved`);
  }
}
