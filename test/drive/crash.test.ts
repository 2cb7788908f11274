import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import type { Disk } from "../../generator/5-write/disk.js";
import { recover } from "../../generator/5-write/journal.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import {
  apart,
  attempt,
  diskKilledAfter,
  diskRefusing,
  plainDisk,
  withMount,
  withSwap,
} from "../harness/failing-disk.js";
import { sightOf, snapshotOf } from "../harness/snapshot.js";

/** A file system in memory, where there is one: what is tried here takes some ten thousand operations. */
const memory = "/dev/shm";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "specmill-crash-"));
});
afterEach(() => rmSync(root, { recursive: true }));

type Files = Readonly<Record<string, string>>;
interface Package {
  readonly files: Files;
  readonly built: Files;
}

const old: Package = {
  files: { "package.json": "1", "src/a.ts": "a", "src/b.ts": "b", "src/old/c.ts": "c" },
  built: { "dist/a.js": "a", "dist/b.js": "b", "dist/old/c.js": "c" },
};
const next: Package = {
  files: { "package.json": "1", "src/a.ts": "A", "src/b.ts": "b", "src/new/d.ts": "d" },
  built: { "dist/a.js": "A", "dist/b.js": "b", "dist/new/d.js": "d" },
};

const listed = (files: Files) => Object.entries(files).map(([path, text]) => ({ path, text }));

function writePackage({ files, built }: Package, disk: Disk = plainDisk) {
  const diagnostics = createDiagnostics();
  const folder = openOutputFolder("out", [], root, fileSystemHost, diagnostics);
  const written = folder && write(folder, { files: listed(files), built: listed(built) }, diagnostics, disk);
  return { written, codes: diagnostics.all().map(({ code }) => code) };
}

function recoverIn(disk: Disk) {
  const diagnostics = createDiagnostics();
  expect(recover({ path: join(root, "out"), shown: "out" }, diagnostics, disk)).toBe(true);
  // As giving back the lock would do.
  if (existsSync(join(root, ".out.specmill"))) rmdirSync(join(root, ".out.specmill"));
}

const snapshot = () => (existsSync(join(root, "out")) ? snapshotOf(join(root, "out")) : "nothing");
/** What a reader finds there while it is exchanged. */
const sight = () => (existsSync(join(root, "out")) ? sightOf(join(root, "out")) : "nothing");
/** Which folder and which link of others is there. */
const inodes = () =>
  ["node_modules", ".git", "linked", "src/linked", "src/old/linked"].map(
    (path) => lstatSync(join(root, "out", path), { throwIfNoEntry: false })?.ino,
  );

interface Case {
  readonly name: string;
  readonly before?: Package;
  readonly after?: Package;
  /** What others have in the output folder. */
  readonly others?: () => void;
  readonly disk?: Disk;
  /** How many of the places to stop at may leave something else than the old or the new output until the next run. */
  readonly open: { readonly nothing: number; readonly mixed: number };
}

const noted = () => writeFileSync(join(root, "out/notes.txt"), "mine");
const withModules = () => {
  noted();
  mkdirSync(join(root, "out/node_modules/x/.git"), { recursive: true });
  writeFileSync(join(root, "out/node_modules/x/index.js"), "theirs");
  writeFileSync(join(root, "out/src/mine.ts"), "mine");
};
const withLinks = () => {
  mkdirSync(join(root, "elsewhere"));
  writeFileSync(join(root, "elsewhere/file"), "theirs");
  symlinkSync("../elsewhere", join(root, "out/linked"));
  symlinkSync("nowhere", join(root, "out/src/linked"));
};
const linkOld = () => symlinkSync("nowhere", join(root, "out/src/old/linked"));
const withBoth = () => {
  withModules();
  mkdirSync(join(root, "out/.git"));
  withLinks();
};
/** The program that was asked for the first step is gone when the second one comes. */
const lost: Disk = {
  ...withSwap,
  swap: (a, b) => b.endsWith("/out") && existsSync(join(b, "src/old/c.ts")) && withSwap.swap(a, b),
};
const linkless = diskRefusing((operation) => (operation === "link" ? "EPERM" : undefined), plainDisk);
/** Another program holds the folders open, those that go or not. */
const [heldOpen, allHeldOpen] = [/\/out(?:\/src|\/dist)?$/, /\/out(?:\/src|\/dist)?(?:\/old)?$/].map((folders) =>
  diskRefusing((operation, _, path) => (operation === "rename" && folders.test(path) ? "EBUSY" : undefined), plainDisk),
) as [Disk, Disk];
const rest: Files = { "dist/a.js": "a", "dist/b.js": "b" };
const more: Package = { ...old, built: { ...old.built, "dist/old/e.js": "e" } };
const single: Package = { ...old, files: { ...old.files, "src/a.ts": "A" } };

const never: Case["open"] = { nothing: 0, mixed: 0 };
const cases: readonly Case[] = [
  { name: "a change", open: { nothing: 1, mixed: 0 } },
  { name: "a change in one step", disk: withSwap, open: never },
  { name: "a change beside a file of others", others: noted, open: { nothing: 1, mixed: 0 } },
  { name: "a change in one step beside a file of others", disk: withSwap, others: noted, open: never },
  { name: "a change of one file", after: single, open: never },
  { name: "a folder that goes", before: more, after: { ...old, built: rest }, open: never },
  { name: "the first generation", before: { files: {}, built: {} }, open: { nothing: 1, mixed: 0 } },
  { name: "a change beside folders of others", others: withModules, open: { nothing: 0, mixed: 4 } },
  { name: "a change in one step beside folders of others", disk: withSwap, others: withModules, open: never },
  { name: "a change beside links of others", others: withLinks, open: { nothing: 0, mixed: 13 } },
  { name: "a change in one step beside links of others", disk: withSwap, others: withLinks, open: never },
  { name: "a change in one step beside all of that", disk: withSwap, others: withBoth, open: never },
  {
    name: "a change beside a folder of others that cannot be moved",
    disk: withMount,
    others: withModules,
    open: { nothing: 0, mixed: 4 },
  },
  { name: "a change that loses its program", disk: lost, others: withModules, open: { nothing: 1, mixed: 6 } },
  { name: "a change where files have one name only", disk: linkless, others: noted, open: { nothing: 1, mixed: 0 } },
  { name: "a change where folders are held open", disk: heldOpen, open: { nothing: 0, mixed: 6 } },
  // By a process of its own, which is not killed along.
  { name: "a change apart", disk: apart(plainDisk), open: never },
  { name: "a change apart beside folders of others", disk: apart(plainDisk), others: withModules, open: never },
  { name: "a change apart beside links of others", disk: apart(plainDisk), others: withLinks, open: never },
  { name: "a change apart beside a link in a folder that goes", disk: apart(plainDisk), others: linkOld, open: never },
  {
    name: "a change apart beside a folder of others that cannot be moved",
    disk: apart(withMount),
    others: withModules,
    open: never,
  },
  { name: "a change apart where files have one name only", disk: apart(linkless), others: noted, open: never },
  { name: "a change apart where folders are held open", disk: apart(heldOpen), open: never },
  {
    name: "a change apart where folders that go are held open, too",
    disk: apart(allHeldOpen),
    // They are deleted once they are empty, which is no rename.
    open: { nothing: 0, mixed: 2 },
  },
];

describe.each(cases)(
  "killed before any operation of $name",
  ({ before = old, after = next, others, disk = plainDisk, open }) => {
    let was: unknown;
    let will: unknown;

    /** The old output on a new disk. */
    function start(): void {
      rmSync(root, { recursive: true });
      mkdirSync(root);
      writePackage(before);
      others?.();
    }

    beforeEach(() => {
      start();
      was = snapshot();
      expect(writePackage(after, disk).codes).toEqual([]);
      will = snapshot();
    });

    test("the output is the old one or the new one after the next start, even if that is killed, too", () => {
      const found = { old: 0, new: 0, nothing: 0, mixed: 0 };
      const isNeverOpen = open.nothing + open.mixed === 0;
      for (let count = 0, done = false; !done; count++) {
        start();
        const theirs = inodes();
        done = attempt(() => writePackage(after, diskKilledAfter(count, disk)));
        found[stateOf(sight(), was, will)]++;
        for (let again = 0; !attempt(() => recoverIn(diskKilledAfter(again, disk))); again++)
          if (isNeverOpen) expect(["old", "new"]).toContain(stateOf(sight(), was, will));
        expect(["old", "new"]).toContain(stateOf(snapshot(), was, will));
        expect(inodes()).toEqual(theirs);
        expect(besideOutput()).toEqual([]);
        // What was interrupted can be done again.
        expect(writePackage(after, disk).codes).toEqual([]);
        expect(snapshot()).toEqual(will);
      }
      expect(found).toMatchObject({ ...open, old: expect.toSatisfy((n: number) => n > 0) });
      expect(found.new).toBeGreaterThan(0);
    });

    test("a rename that the system refuses once leaves the old output or the new one", () => {
      for (let refused = 0, isEnough = false; !isEnough; refused++) {
        start();
        isEnough = true;
        let renames = 0;
        const refusing = diskRefusing((operation) => {
          if (operation !== "rename" || renames++ !== refused) return undefined;
          isEnough = false;
          return "EBUSY";
        }, disk);
        writePackage(after, refusing);
        recoverIn(disk);
        expect(["old", "new"]).toContain(stateOf(snapshot(), was, will));
        expect(besideOutput()).toEqual([]);
      }
    });

    test.each(["once", "from then on"])(
      "folders that do not change places, %s, leave the old output or the new one",
      (how) => {
        for (let failed = 0, isEnough = false; !isEnough; failed++) {
          start();
          const theirs = inodes();
          isEnough = true;
          let swaps = 0;
          const failing: Disk = {
            ...disk,
            swap(a, b) {
              const nth = swaps++;
              if (nth >= failed) isEnough = false;
              return (how === "once" ? nth !== failed : nth < failed) && disk.swap(a, b);
            },
          };
          writePackage(after, failing);
          recoverIn(failing);
          expect(["old", "new"]).toContain(stateOf(snapshot(), was, will));
          expect(inodes()).toEqual(theirs);
          expect(besideOutput()).toEqual([]);
        }
      },
    );

    test.each(["once", "from then on"])("a disk that is full at any time, %s, leaves the old output", (how) => {
      for (let full = 0, isEnough = false; !isEnough; full++) {
        start();
        isEnough = true;
        const isFull = (operation: keyof Disk, nth: number) =>
          needsRoom.includes(operation) && (how === "once" ? nth === full : nth >= full);
        const refusing = diskRefusing((operation, nth) => {
          if (nth >= full) isEnough = false;
          return isFull(operation, nth) ? "ENOSPC" : undefined;
        }, disk);
        const { written, codes } = writePackage(after, refusing);
        expect(codes).toEqual(written ? [] : ["out-unwritable"]);
        expect(snapshot()).toEqual(written ? will : was);
        expect(besideOutput()).toEqual([]);
      }
    });
  },
);

const needsRoom: readonly (keyof Disk)[] = ["makeFolder", "create", "link", "copy", "symlink"];

/** What is left beside the output folder: nothing ever should. */
function besideOutput(): readonly string[] {
  return Object.keys(snapshotOf(root)).filter((path) => !/^(?:out|elsewhere)(?:$|\/)/.test(path));
}

function stateOf(found: unknown, was: unknown, will: unknown): "old" | "new" | "nothing" | "mixed" {
  const text = JSON.stringify(found);
  if (text === JSON.stringify(was)) return "old";
  if (text === JSON.stringify(will)) return "new";
  return found === "nothing" ? "nothing" : "mixed";
}

test("what stays keeps its modification time and its inode", () => {
  writePackage(old);
  const past = new Date("2001-01-01T00:00:00Z");
  const paths = ["package.json", "src/b.ts", "dist/b.js"].map((path) => join(root, "out", path));
  for (const path of paths) utimesSync(path, past, past);
  const before = paths.map((path) => statSync(path));
  writePackage(next);
  const after = paths.map((path) => statSync(path));
  expect(after.map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual(before.map(({ ino, mtimeMs }) => [ino, mtimeMs]));
  expect(statSync(join(root, "out/src/a.ts")).mtime > past).toBe(true);
});
