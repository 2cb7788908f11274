import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { type Disk, systemDisk } from "../../generator/5-write/disk.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { apart, plainDisk, withMount, withSwap } from "../harness/failing-disk.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
const inRoot = (path: string) => join(root, path);
const textOf = (path: string) => readFileSync(inRoot(path), "utf8");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-foreign-"));
  writeTexts("old");
  makeFolder("out/node_modules");
});
afterEach(() => rmSync(root, { recursive: true }));

/** A folder of others, with a file in it. */
function makeFolder(path: string): void {
  mkdirSync(inRoot(path));
  writeFileSync(inRoot(`${path}/file`), "theirs");
}

/** Two files in two folders, so that no folder but the output folder holds both. */
function writeTexts(text: string, disk: Disk = systemDisk): void {
  const diagnostics = createDiagnostics();
  const folder = openOutputFolder("out", [], root, fileSystemHost, diagnostics);
  const files = ["a/a.ts", "b/b.ts"].map((path) => ({ path, text }));
  if (folder) write(folder, { files, built: [] }, diagnostics, disk);
  expect(diagnostics.all()).toEqual([]);
}

/** A disk on which somebody else is quicker: does something right before the nth time that folders change places. */
const afterOthers = (nth: number, act: () => void, inner: Disk = withSwap): Disk => {
  let swaps = 0;
  return {
    ...inner,
    swap(a, b) {
      if (swaps++ === nth) act();
      return inner.swap(a, b);
    },
  };
};

function expectWhole(): void {
  expect([textOf("out/a/a.ts"), textOf("out/b/b.ts")]).toEqual(["new", "new"]);
  expect(Object.keys(snapshotOf(root)).filter((path) => !/^out(?:$|\/)/.test(path))).toEqual([]);
}

test.each([
  ["in one step", systemDisk],
  ["by renames", plainDisk],
])("what is of others stays the same, exchanged %s", (_, disk) => {
  writeFileSync(inRoot("out/notes.txt"), "theirs");
  writeFileSync(inRoot("out/a/mine.ts"), "theirs");
  makeFolder("out/.git");
  symlinkSync("a", inRoot("out/linked"));
  symlinkSync("nowhere", inRoot("out/a/linked"));
  const paths = [
    ".git",
    ".git/file",
    "a/linked",
    "a/mine.ts",
    "linked",
    "node_modules",
    "node_modules/file",
    "notes.txt",
  ];
  const inodes = () => paths.map((path) => lstatSync(inRoot(`out/${path}`)).ino);
  const before = inodes();
  writeTexts("new", disk);
  expectWhole();
  expect(inodes()).toEqual(before);
});

test("a folder that is made while the output is exchanged comes along", () => {
  writeTexts(
    "new",
    afterOthers(0, () => makeFolder("out/late")),
  );
  expectWhole();
  expect([textOf("out/late/file"), textOf("out/node_modules/file")]).toEqual(["theirs", "theirs"]);
});

test("a folder that is deleted while the output is exchanged leaves no link", () => {
  const { ino } = statSync(inRoot("out"));
  writeTexts(
    "new",
    afterOthers(0, () => rmSync(inRoot("out/node_modules"), { recursive: true })),
  );
  expectWhole();
  expect(statSync(inRoot("out")).ino).not.toBe(ino);
  expect(Object.keys(snapshotOf(inRoot("out")))).not.toContain("node_modules");
});

test("a folder whose stand-in is deleted comes back", () => {
  makeFolder("out/.git");
  writeTexts(
    "new",
    afterOthers(1, () => rmSync(inRoot("out/node_modules"))),
  );
  expectWhole();
  expect([textOf("out/.git/file"), textOf("out/node_modules/file")]).toEqual(["theirs", "theirs"]);
});

test("a folder that is made in the new output stays when the old one comes back", () => {
  writeTexts(
    "new",
    afterOthers(1, () => makeFolder("out/late"), withMount),
  );
  expectWhole();
  expect([textOf("out/late/file"), textOf("out/node_modules/file")]).toEqual(["theirs", "theirs"]);
});

test.each([
  ["this process", (disk: Disk) => disk],
  ["one of its own", apart],
])("a folder that is made where one was just taken out stays, renamed by %s", (_, played) => {
  const quick: Disk = {
    ...plainDisk,
    rename(from, to) {
      plainDisk.rename(from, to);
      if (from === inRoot("out/a")) makeFolder("out/a");
    },
  };
  writeTexts("new", played(quick));
  expect([textOf("out/a/file"), textOf("out/b/b.ts")]).toEqual(["theirs", "new"]);
});

test("a folder that cannot have a stand-in stays where it is", () => {
  const inode = statSync(inRoot("out/node_modules")).ino;
  const seen: boolean[] = [];
  writeTexts("new", {
    ...withSwap,
    symlink() {
      throw Object.assign(new Error("no links here"), { code: "EPERM" });
    },
    rename(from, to) {
      withSwap.rename(from, to);
      seen.push(existsSync(inRoot("out/node_modules/file")));
    },
  });
  expectWhole();
  expect(seen).not.toContain(false);
  expect(statSync(inRoot("out/node_modules")).ino).toBe(inode);
});
