import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLock } from "../../generator/5-write/lock.js";
import { guardOf, ownerHere } from "../../generator/5-write/owner.js";
import { type Rename, renameApart } from "../../generator/5-write/rename-apart.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
const at = (...path: readonly string[]) => join(root, ...path);
const lock = () => at("work/lock");
const held = JSON.stringify(ownerHere());

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-it's apart-"));
  for (const path of ["out/a", "out/b", "work/next/a", "work/next/b", "work/before", "bin"])
    mkdirSync(at(path), { recursive: true });
  for (const path of ["a/file", "b/file", "file"]) {
    writeFileSync(at("out", path), "old");
    writeFileSync(at("work/next", path), "new");
  }
  writeFileSync(at("work/before/file"), "old");
  writeFileSync(lock(), held);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

/** Two folders and a file make place for what is to come. */
const renames = (): readonly Rename[] => [
  ...["a", "b"].flatMap((name): readonly Rename[] => [
    { kind: "move", from: at("out", name), to: at("work/before", name) },
    { kind: "move", from: at("work/next", name), to: at("out", name) },
  ]),
  { kind: "replace", from: at("work/next/file"), to: at("out/file"), before: at("work/before/file") },
];
/** The system refuses the last one: there is no such folder. */
const refused = (): readonly Rename[] => [...renames(), { kind: "move", from: at("out/a"), to: at("nowhere/a") }];

const texts = () => ["a/file", "b/file", "file"].map((path) => readFileSync(at("out", path), "utf8"));
const [old, next] = [Array(3).fill("old"), Array(3).fill("new")];
const locks = () => readdirSync(at("work")).filter((name) => name.startsWith("lock"));

/** A program by the name of Node, as the shell reads it. */
function program(text: string, name = "node"): string {
  const path = at("bin", name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return path;
}
const node = `'${process.execPath}'`;

test("all is renamed, and the lock stays", () => {
  renameApart(renames(), lock());
  expect(texts()).toEqual(next);
  expect(locks()).toEqual(["lock"]);
});

test("where the system refuses a rename, it is thrown, and all is as it was", () => {
  const [out, waiting] = [snapshotOf(at("out")), snapshotOf(at("work/next"))];
  expect(() => renameApart(refused(), lock())).toThrow(expect.objectContaining({ code: "ENOENT" }));
  expect([snapshotOf(at("out")), snapshotOf(at("work/next"))]).toEqual([out, waiting]);
  expect(locks()).toEqual(["lock"]);
});

test("what is gone is not renamed, and what somebody put in the place of a folder stays", () => {
  rmSync(at("out/a"), { recursive: true });
  mkdirSync(at("work/before/b"));
  renameApart(renames(), lock());
  expect(texts()).toEqual(["new", "old", "new"]);
});

test("a file that was not there before is taken away again", () => {
  for (const path of ["out/file", "work/before/file"]) rmSync(at(path));
  expect(() => renameApart(refused(), lock())).toThrow("ENOENT");
  expect([existsSync(at("out/file")), existsSync(at("work/next/file"))]).toEqual([false, true]);
});

test("without a lock, nothing is done", () => {
  rmSync(lock());
  renameApart(renames(), lock());
  expect(texts()).toEqual(old);
});

test("while somebody takes the lock over, nothing is done", () => {
  writeFileSync(guardOf(lock(), held), JSON.stringify(ownerHere()));
  renameApart(renames(), lock());
  expect(texts()).toEqual(old);
  expect(locks()).toHaveLength(2);
});

test("options that are meant for this process do not reach the other one", () => {
  vi.stubEnv("NODE_OPTIONS", "--require=/nowhere/file.cjs");
  renameApart(renames(), lock());
  expect(texts()).toEqual(next);
});

test.each(["/nowhere/node", "node\0"])("where %j cannot be started, nothing is done and nothing said", (name) => {
  renameApart(renames(), lock(), name);
  expect(texts()).toEqual(old);
});

describe.skipIf(process.platform === "win32")("with another program in the place of Node", () => {
  test.each(["node", "nodejs", "node-20", "node22.1"])("%s is started", (name) => {
    renameApart(renames(), lock(), program(`exec ${node} "$@"`, name));
    expect(texts()).toEqual(next);
  });

  test.each(["editor", "node-editor"])("%s is not started", (name) => {
    renameApart(renames(), lock(), program('touch "$0.started"', name));
    expect(readdirSync(at("bin"))).toEqual([name]);
  });

  test("half of what is to be done is nothing", () => {
    renameApart(renames(), lock(), program(`head -c 300 | ${node} "$@"`));
    expect(texts()).toEqual(old);
  });

  test("a lock that another run has taken over meanwhile is left to that one", () => {
    // It is the second argument after the program.
    renameApart(renames(), lock(), program(`printf other > "$3"; exec ${node} "$@"`));
    expect(texts()).toEqual(old);
    expect([locks(), readFileSync(lock(), "utf8")]).toEqual([["lock"], "other"]);
  });
});

describe.skipIf(process.platform === "win32")("of a run that is killed", () => {
  let folder = "";
  let run = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "specmill-run-"));
    run = join(folder, "run.mjs");
    const entryPoints = [fileURLToPath(new URL("../harness/run-apart.ts", import.meta.url))];
    buildSync({ entryPoints, outfile: run, bundle: true, platform: "node", format: "esm", target: "node20" });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Starts the run as the first of a group of processes, and waits until it is killed. */
  async function killed(what: readonly Rename[], node: string): Promise<void> {
    rmSync(lock());
    const child = spawn(process.execPath, [run, lock(), node], {
      detached: true,
      stdio: ["pipe", "ignore", "inherit"],
    });
    child.stdin.end(JSON.stringify(what));
    expect(await new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)))).toBe("SIGKILL");
  }

  /** Node, in which something happens right before the nth call of a function. */
  function nodeWith(name: "linkSync" | "renameSync", nth: number, act: string): string {
    const hook = `
      const fs = require("node:fs");
      const original = fs.${name};
      const run = process.ppid;
      const waitUntil = (happened) => {
        while (!happened()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      };
      const killRun = () => {
        process.kill(-run, "SIGKILL");
        waitUntil(() => process.ppid !== run);
      };
      const [root, go] = ${JSON.stringify([root, at("go")])};
      // A test that fails says no more, and takes its folder away.
      const waitForTest = () => waitUntil(() => fs.existsSync(go) || !fs.existsSync(root));
      let left = ${nth};
      fs.${name} = (...paths) => {
        if (left-- === 0) { ${act} }
        original(...paths);
      };`;
    writeFileSync(at("bin/hook.cjs"), hook);
    return program(`exec ${node} --require "$(dirname "$0")/hook.cjs" "$@"`);
  }

  const goOn = () => writeFileSync(at("go"), "");
  /** Waits until the other process has ended, as far as the lock tells. */
  const done = () => vi.waitFor(() => expect(locks()).toEqual(["lock"]), patience);

  test.each([0, 1, 2, 3, 4])("before rename %i, all are done", async (nth) => {
    await killed(renames(), nodeWith("renameSync", nth, "killRun();"));
    await done();
    expect(texts()).toEqual(next);
  });

  test.each([0, 4])("before rename %i, all is as it was where the system refuses one", async (nth) => {
    await killed(refused(), nodeWith("renameSync", nth, "killRun();"));
    await done();
    expect(texts()).toEqual(old);
  });

  test("in the middle, the next run waits for the end", async () => {
    await killed(renames(), nodeWith("renameSync", 1, "killRun(); waitForTest();"));
    expect(await takeLock(lock(), { patience: 0 })).toMatchObject({ kind: "busy" });
    expect(existsSync(at("out/a"))).toBe(false);
    const taken = takeLock(lock(), { patience: 60_000 });
    goOn();
    expect(await taken).toMatchObject({ kind: "held", waited: true });
    expect(texts()).toEqual(next);
  });

  test("in the middle along with the process that renames, the next run goes on", async () => {
    await killed(renames(), nodeWith("renameSync", 1, `killRun(); process.kill(process.pid, "SIGKILL");`));
    expect(existsSync(at("out/a"))).toBe(false);
    expect(await takeLock(lock(), { patience: 60_000 })).toMatchObject({ kind: "held" });
    expect(locks()).toEqual(["lock"]);
  });

  test("before the other process begins, that does nothing where the next run is quicker", async () => {
    await killed(renames(), nodeWith("linkSync", 0, "killRun(); waitForTest();"));
    expect(await takeLock(lock(), { patience: 0 })).toMatchObject({ kind: "held" });
    goOn();
    await done();
    expect(texts()).toEqual(old);
  });

  test("before the other process begins, that leaves nothing where the next run has ended", async () => {
    await killed(renames(), nodeWith("linkSync", 0, "killRun(); waitForTest();"));
    const taken = await takeLock(lock(), { patience: 0 });
    for (const path of ["next", "before"]) rmSync(at("work", path), { recursive: true });
    if (taken.kind === "held") taken.release();
    goOn();
    await vi.waitFor(() => expect(existsSync(at("work"))).toBe(false), patience);
  });
});

/** For a slow machine: what is waited for takes some milliseconds. */
const patience = { timeout: 50_000, interval: 5 };
