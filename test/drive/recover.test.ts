import { existsSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import type { Disk } from "../../generator/5-write/disk.js";
import { recover } from "../../generator/5-write/journal.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { attempt, diskKilledAfter, diskRefusing, Killed, plainDisk } from "../harness/failing-disk.js";
import { snapshotOf } from "../harness/snapshot.js";

// Runs that end what another one left, and are stopped, too.

/** A file system in memory, where there is one: what is tried here takes some thousand operations. */
const memory = "/dev/shm";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "specmill-recover-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const out = () => join(root, "out");

/** Two files that change in two folders, one that stays, and more that go. */
function writeTexts(text: string, more: readonly string[], disk: Disk = plainDisk): void {
  const diagnostics = createDiagnostics();
  const folder = openOutputFolder("out", [], root, fileSystemHost, diagnostics);
  const files = ["a/a.ts", "b/b.ts", ...more].map((path) => ({ path, text }));
  if (folder) write(folder, { files: [...files, { path: "c.ts", text: "c" }], built: [] }, diagnostics, disk);
  expect(diagnostics.all()).toEqual([]);
}

/** Puts the first version there, with what others have there. */
function reset(): void {
  rmSync(root, { recursive: true });
  mkdirSync(root);
  writeTexts("old", ["d/d.ts"]);
  mkdirSync(join(out(), "node_modules"));
  symlinkSync("nowhere", join(out(), "d/linked"));
}

const recoverWith = (disk: Disk) =>
  expect(recover({ path: out(), shown: "out" }, createDiagnostics(), disk)).toBe(true);

/** What is there of either version, without the link that others have in a folder that goes. */
function texts(): readonly string[] {
  expect(lstatSync(join(out(), "d/linked")).isSymbolicLink()).toBe(true);
  return Object.entries(snapshotOf(out())).flatMap(([path, text]) =>
    /^[abd]\/.*s$/.test(path) ? [`${path} ${text}`] : [],
  );
}

const [was, will] = [
  ["a/a.ts b2xk", "b/b.ts b2xk", "d/d.ts b2xk"],
  ["a/a.ts bmV3", "b/b.ts bmV3"],
];
const heldOpen = diskRefusing(
  (operation, _, path) => (operation === "rename" && path.endsWith("/out/b") ? "EBUSY" : undefined),
  plainDisk,
);

/** A disk that is killed as soon as the journal is there. */
function diskKilledOnceBegun(): Disk {
  let isThere = false;
  return diskRefusing(() => {
    isThere ||= existsSync(join(root, ".out.specmill/journal.json"));
    if (isThere) throw new Killed();
    return undefined;
  }, plainDisk);
}

test("what could not be ended, as a folder was held open, is not gone on with after it was taken back", () => {
  for (let count = 0, isDone = false; !isDone; count++) {
    reset();
    expect(attempt(() => writeTexts("new", [], diskKilledOnceBegun()))).toBe(false);
    isDone = attempt(() => recoverWith(diskKilledAfter(count, heldOpen)));
    recoverWith(plainDisk);
    expect([was, will]).toContainEqual(texts());
  }
});

test("a link in a folder that went comes back, wherever the run that puts it back is stopped", () => {
  for (let count = 0, isDone = false; !isDone; count++) {
    reset();
    isDone = attempt(() => writeTexts("new", [], diskKilledAfter(count, plainDisk)));
    recoverWith(plainDisk);
    expect([was, will]).toContainEqual(texts());
  }
});

test("a link that was brought along stays where a refused exchange is not taken back by the process that began it", () => {
  reset();
  let isBegun = false;
  writeTexts("new", [], {
    ...plainDisk,
    renameApart(renames) {
      if (isBegun) return;
      isBegun = true;
      for (const { from, to } of renames) renameSync(from, to);
      throw Object.assign(new Error("EBUSY"), { code: "EBUSY" });
    },
  });
  expect(texts()).toEqual(will);
});

test("folders that are left empty go, wherever the run that deletes them is stopped", () => {
  const open = diskRefusing(
    (operation, _, path) => (operation === "rename" && /\/out\/a(?:\/deep|\/er)*$/.test(path) ? "EBUSY" : undefined),
    plainDisk,
  );
  for (let count = 0, isDone = false; !isDone; count++) {
    reset();
    writeTexts("old", ["a/deep/er/e.ts"]);
    isDone = attempt(() => writeTexts("new", [], diskKilledAfter(count, open)));
    recoverWith(open);
    expect(existsSync(join(out(), "a/deep"))).toBe(existsSync(join(out(), "a/deep/er/e.ts")));
  }
});
