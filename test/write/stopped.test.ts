import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { type Disk, systemDisk } from "../../generator/5-write/disk.js";
import { carryOut, recover } from "../../generator/5-write/journal.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { attempt, diskKilledAfter, diskRefusing } from "../harness/failing-disk.js";
import { snapshotOf } from "../harness/snapshot.js";

// Runs that are stopped before any operation, and the runs after them.

/** A file system in memory, where there is one: what is tried here takes some thousand operations. */
const memory = "/dev/shm";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "specmill-stopped-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const inOut = (...path: readonly string[]) => join(root, "out", ...path);
const journal = () => inOut(".specmill-work/journal.json");

/** What a package holds: its generated files, and what was built. */
type Package = Readonly<Record<string, string>>;
const nothing: Package = {};
const old: Package = {
  ...{ "package.json": "1", "src/a.ts": "a", "src/b.ts": "b", "src/old/deep/c.ts": "c" },
  ...{ "dist/a.js": "a", "dist/b.js": "b", "dist/old/deep/c.js": "c" },
};
const next: Package = {
  ...{ "package.json": "1", "src/a.ts": "A", "src/b.ts": "b", "src/new/d.ts": "d" },
  ...{ "dist/a.js": "A", "dist/b.js": "b", "dist/new/d.js": "d" },
};
const rebuilt: Package = { ...old, "dist/a.js": "A", "dist/new.js": "n" };

function writePackage(contents: Package, disk: Disk = systemDisk) {
  const diagnostics = createDiagnostics();
  const folder = openOutputFolder({ out: "out", specs: [], root, host: fileSystemHost }, diagnostics);
  const all = Object.entries(contents).map(([path, text]) => ({ path, text }));
  const isBuilt = ({ path }: { readonly path: string }) => path.startsWith("dist/");
  const files = all.filter((file) => !isBuilt(file));
  const written = folder && write(folder, { files, built: all.filter(isBuilt) }, diagnostics, disk);
  return { written, codes: diagnostics.all().map(({ code }) => code) };
}

/** What the next run does first. */
function recoverIn(disk: Disk = systemDisk) {
  const diagnostics = createDiagnostics();
  const isComplete = recover({ path: inOut(), shown: "out" }, diagnostics, disk);
  return { isComplete, codes: diagnostics.all().map(({ code }) => code) };
}

/** What others have in the output folder: files, folders and links, beside ours and in our folders. */
function addForeign(): void {
  mkdirSync(inOut("node_modules/x/.git"), { recursive: true });
  mkdirSync(inOut("src"), { recursive: true });
  for (const path of ["notes.txt", "node_modules/x/index.js", "src/mine.ts"]) writeFileSync(inOut(path), "theirs");
  symlinkSync("node_modules", inOut("linked"));
  symlinkSync("nowhere", inOut("src/linked"));
}
const foreignPaths = [
  "notes.txt",
  "node_modules/x/.git",
  "node_modules/x/index.js",
  "linked",
  "src/mine.ts",
  "src/linked",
];
const foreign = () =>
  foreignPaths.map((path) => {
    const { ino, mtimeMs } = lstatSync(inOut(path));
    return [path, ino, mtimeMs];
  });

/** All that is in the output folder but the work folder. */
const output = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(snapshotOf(inOut())).filter(([path]) => !path.startsWith(".specmill-work")));
const filesIn = (snapshot: Readonly<Record<string, string>>) =>
  Object.entries(snapshot).filter(([, text]) => text !== "folder");

const cases = [
  { name: "a change", before: old, after: next },
  { name: "a first generation", before: nothing, after: next },
  { name: "a change of what is built alone", before: old, after: rebuilt },
  { name: "a package that loses all files", before: old, after: nothing },
];

describe.each(cases)("$name", ({ before, after }) => {
  let was: ReturnType<typeof output> = {};
  let will: ReturnType<typeof output> = {};

  function start(): void {
    rmSync(root, { recursive: true });
    mkdirSync(root);
    expect(writePackage(before).codes).toEqual([]);
    addForeign();
  }

  beforeEach(() => {
    start();
    was = output();
    expect(writePackage(after).codes).toEqual([]);
    will = output();
  });

  function expectWhole(): void {
    const found = output();
    for (const [path, text] of filesIn(found)) expect([was[path], will[path]], path).toContain(text);
    for (const [path, text] of filesIn(was)) if (will[path] === text) expect(found[path], path).toBe(text);
    // The manifest comes last: as long as it is the old one, it lists what is still to be deleted.
    const manifest = ".specmill.json";
    if (was[manifest] !== will[manifest] && found[manifest] === will[manifest]) expect(found).toEqual(will);
  }

  /** Whether the change is made, or will be by the next run. */
  const isCommitted = () => existsSync(journal()) || JSON.stringify(output()) === JSON.stringify(will);

  test("killed before any operation, is whole, and is completed by the next run, even if that is killed, too", () => {
    const found = { old: 0, partial: 0, new: 0 };
    for (let count = 0, isDone = false; !isDone; count++) {
      start();
      const theirs = foreign();
      isDone = attempt(() => writePackage(after, diskKilledAfter(count, systemDisk)));
      expectWhole();
      const expected = isCommitted() ? will : was;
      found[stateOf(output())]++;
      const steps = existsSync(journal()) ? JSON.parse(readFileSync(journal(), "utf8")).steps : [];
      for (let again = 0; !attempt(() => recoverIn(diskKilledAfter(again, systemDisk))); again++) expectWhole();
      expect(output()).toEqual(expected);
      expect(existsSync(inOut(".specmill-work"))).toBe(false);
      // To carry out all steps once more makes no difference.
      expect(carryOut(steps, { path: inOut(), shown: "out" }, createDiagnostics(), systemDisk)).toBe(true);
      expect(output()).toEqual(expected);
      expect(writePackage(after).codes).toEqual([]);
      expect(output()).toEqual(will);
      expect(foreign()).toEqual(theirs);
    }
    expect(Object.values(found)).not.toContain(0);
  });

  test.each(["once", "from then on"])("on a disk that is full at any time, %s, loses nothing", (how) => {
    let refusals = 0;
    for (let full = 0, isEnough = false; !isEnough; full++) {
      start();
      const theirs = foreign();
      isEnough = true;
      const disk = diskRefusing((operation, _, nth) => {
        if (nth < full) return undefined;
        isEnough = false;
        return ["makeFolder", "create"].includes(operation) && (how !== "once" || nth === full) ? "ENOSPC" : undefined;
      }, systemDisk);
      const { written, codes } = writePackage(after, disk);
      expect(codes).toEqual(written ? [] : ["out-unwritable"]);
      if (!written) refusals++;
      expectWhole();
      const expected = isCommitted() ? will : was;
      if (expected === was) expect([output(), existsSync(inOut(".specmill-work"))]).toEqual([was, false]);
      expect(recoverIn()).toEqual({ isComplete: true, codes: [] });
      expect(output()).toEqual(expected);
      expect(foreign()).toEqual(theirs);
    }
    expect(refusals).toBeGreaterThan(0);
  });

  test("of which the system refuses a step, goes on with that step in the next run", () => {
    const paths = pathsOfSteps();
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      start();
      const disk = diskRefusing((_, at) => (at === inOut(path) ? "EBUSY" : undefined), systemDisk);
      expect(writePackage(after, disk)).toEqual({ written: undefined, codes: ["out-unwritable"] });
      expectWhole();
      expect(recoverIn(disk)).toEqual({ isComplete: false, codes: ["out-unwritable"] });
      expect(recoverIn()).toEqual({ isComplete: true, codes: [] });
      expect(output()).toEqual(will);
    }
  });

  /** The paths in the journal of the change, which the system does not let begin. */
  function pathsOfSteps(): readonly string[] {
    start();
    const isOutside = (path: string) => !path.includes(".specmill-work");
    writePackage(
      after,
      diskRefusing((_, path) => (isOutside(path) ? "EBUSY" : undefined), systemDisk),
    );
    return JSON.parse(readFileSync(journal(), "utf8")).steps.map(({ path }: { readonly path: string }) => path);
  }

  function stateOf(found: ReturnType<typeof output>): "old" | "partial" | "new" {
    const text = JSON.stringify(found);
    return text === JSON.stringify(was) ? "old" : text === JSON.stringify(will) ? "new" : "partial";
  }
});

test("a first generation into a new folder, killed before any operation, is completed by the next run", () => {
  for (let count = 0, isDone = false; !isDone; count++) {
    rmSync(inOut(), { recursive: true, force: true });
    isDone = attempt(() => writePackage(next, diskKilledAfter(count, systemDisk)));
    expect(recoverIn()).toEqual({ isComplete: true, codes: [] });
    expect(writePackage(next).codes).toEqual([]);
    expect(filesIn(output())).toHaveLength(Object.keys(next).length + 1);
  }
});

/** Writes the next package over the old one, and is stopped right before the first step. */
function stopAtFirstStep(): void {
  let isCommitted = false;
  const disk = diskRefusing((operation, path) => {
    const refused = isCommitted ? "EIO" : undefined;
    if (operation === "rename" && path === journal()) isCommitted = true;
    return refused;
  }, systemDisk);
  expect(writePackage(next, disk).codes).toEqual(["out-unwritable"]);
  expect(output()["src/new"]).toBeUndefined();
}

describe("what others do before the next run", () => {
  test.each<[string, () => void, string, () => void]>([
    [
      "a file in the place of a new one",
      () => {
        mkdirSync(inOut("src/new"));
        writeFileSync(inOut("src/new/d.ts"), "theirs");
      },
      "out-file-unknown",
      () => rmSync(inOut("src/new/d.ts")),
    ],
    [
      "a link around a new file",
      () => symlinkSync(root, inOut("src/new")),
      "out-symbolic-link",
      () => rmSync(inOut("src/new")),
    ],
    [
      "a link around a file that goes",
      () => {
        rmSync(inOut("src/old"), { recursive: true });
        mkdirSync(join(root, "elsewhere/deep"), { recursive: true });
        writeFileSync(join(root, "elsewhere/deep/c.ts"), "theirs");
        symlinkSync("../../elsewhere", inOut("src/old"));
      },
      "out-symbolic-link",
      () => rmSync(inOut("src/old")),
    ],
    [
      "a folder in the place of a file that goes",
      () => {
        rmSync(inOut("src/old/deep/c.ts"));
        mkdirSync(inOut("src/old/deep/c.ts"));
      },
      "out-unwritable",
      () => rmSync(inOut("src/old/deep/c.ts"), { recursive: true }),
    ],
  ])("%s stays until a person takes it away", (_, act, code, undo) => {
    writePackage(old);
    stopAtFirstStep();
    act();
    const theirs = filesIn(snapshotOf(root)).filter(([, text]) => text === Buffer.from("theirs").toString("base64"));
    expect(recoverIn()).toEqual({ isComplete: false, codes: [code] });
    const after = snapshotOf(root);
    for (const [path, text] of theirs) expect(after[path]).toBe(text);
    expect(Object.keys(after)).not.toContain("d.ts");
    undo();
    expect(recoverIn()).toEqual({ isComplete: true, codes: [] });
    expect(filesIn(output())).toHaveLength(Object.keys(next).length + 1);
  });

  test("files and folders that are gone are not missed", () => {
    writePackage(old);
    stopAtFirstStep();
    for (const path of ["src/a.ts", "src/old", "dist"]) rmSync(inOut(path), { recursive: true });
    expect(recoverIn()).toEqual({ isComplete: true, codes: [] });
    expect(writePackage(next).codes).toEqual([]);
    expect(filesIn(output())).toHaveLength(Object.keys(next).length + 1);
  });
});

describe("a journal", () => {
  const steps = (...paths: readonly string[]) =>
    JSON.stringify({ steps: paths.map((path) => ({ kind: "delete", path })) });

  test.each([
    ...["", "[]", "{}", "null", '{"steps": {}}', '{"steps": [1]}', '{"steps": [{"kind": "run", "path": "a.ts"}]}'],
    ...["../a", "/a", "a/../../b", "a//b", ".", "", "dist", "dist/../../a", "dist/..", "a\\u0000"].map((path) =>
      steps(path),
    ),
    ...[".git/config", "node_modules/a.js", ".specmill-work/lock"].map((path) => steps("src/a.ts", path)),
    steps("src/a.ts", "notes.txt"),
  ])("that says %s is refused, and nothing is done", (text) => {
    writePackage(old);
    mkdirSync(inOut(".specmill-work"), { recursive: true });
    writeFileSync(journal(), text);
    const before = snapshotOf(root);
    expect(recoverIn()).toEqual({ isComplete: false, codes: ["out-journal-broken"] });
    expect(snapshotOf(root)).toEqual(before);
  });

  test.each([".specmill-work/staged", ".specmill-work/staged/src"])("beside a link at %s is refused", (path) => {
    writePackage(old);
    mkdirSync(join(inOut(path), ".."), { recursive: true });
    mkdirSync(join(root, "elsewhere/src"), { recursive: true });
    writeFileSync(join(root, "elsewhere/src/a.ts"), "theirs");
    symlinkSync(join(root, path.endsWith("src") ? "elsewhere/src" : "elsewhere"), inOut(path));
    writeFileSync(journal(), JSON.stringify({ steps: [{ kind: "replace", path: "src/a.ts" }] }));
    const before = snapshotOf(root);
    expect(recoverIn()).toEqual({ isComplete: false, codes: ["out-journal-broken"] });
    expect(snapshotOf(root)).toEqual(before);
  });

  test("may name any file of `dist/`, whatever it is called", () => {
    writePackage(old);
    writeFileSync(inOut("dist/it's mine.js"), "");
    stopAtFirstStep();
    expect(readFileSync(journal(), "utf8")).toContain("it's mine.js");
    expect(recoverIn()).toEqual({ isComplete: true, codes: [] });
    expect(filesIn(output())).toHaveLength(Object.keys(next).length + 1);
  });
});
