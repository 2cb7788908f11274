import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { systemDisk } from "../../generator/5-write/disk.js";
import { takeLock } from "../../generator/5-write/lock.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { check } from "../../generator/run/check.js";
import { type GenerateOptions, generate } from "../../generator/run/generate.js";
import { diskRefusing, Killed } from "../harness/failing-disk.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-turns-"));
  put(contract(1));
});
afterEach(() => rmSync(root, { recursive: true }));

const contract = (maximum: number) => `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components: { schemas: { Price: { type: integer, maximum: ${maximum} } } }
`;
const inRoot = (path: string) => join(root, path);
const put = (text: string) => writeFileSync(inRoot("shop.yaml"), text);
const types = () => readFileSync(inRoot("out/src/shop/types.ts"), "utf8");
const takeTurn = () => takeLock(inRoot("out/.specmill-work/lock"), 0, systemDisk);

const options = () => {
  const form = { kind: "package", name: "p", version: "1.0.0" } as const;
  return { specs: ["shop.yaml"], out: "out", form, root, host: fileSystemHost };
};

async function called(act: typeof generate | typeof check, more: Partial<GenerateOptions> = {}) {
  const diagnostics = createDiagnostics();
  const outcome = await act({ ...options(), ...more }, diagnostics);
  return { kind: outcome.kind, codes: diagnostics.all().map(({ code }) => code) };
}

/** Generates over what is there, and is killed before one of the steps. */
async function killedBefore(path: string): Promise<void> {
  const disk = diskRefusing((operation, at) => {
    if (operation === "rename" && at === inRoot(path)) throw new Killed();
    return undefined;
  }, systemDisk);
  await expect(generate({ ...options(), disk }, createDiagnostics())).rejects.toThrow(Killed);
  expect(existsSync(inRoot("out/.specmill-work/journal.json"))).toBe(true);
}

test("a run that had to wait looks at the documents again", async () => {
  await called(generate);
  put(contract(2));
  let turns = 0;
  const { kind } = await called(generate, {
    onPhase(stage) {
      if (stage.kind !== "write" || turns++ > 0) return;
      // Another run takes its turn just before this one, and ends while this one waits.
      put(contract(3));
      void takeTurn().then((lock) => {
        if (lock.kind === "held") lock.release();
      });
    },
  });
  expect(kind).toBe("generated");
  expect(turns).toBe(2);
  expect(types()).toContain("@maximum 3");
});

test("a run holds the lock for as long as it writes", async () => {
  await called(generate);
  put(contract(2));
  const [lock, held] = [inRoot("out/.specmill-work/lock"), new Map<string, boolean>()];
  const disk = diskRefusing((operation, path) => {
    if (path.startsWith(inRoot("out/")) && !lock.startsWith(path)) held.set(`${operation} ${path}`, existsSync(lock));
    return undefined;
  }, systemDisk);
  expect((await called(generate, { disk })).kind).toBe("generated");
  expect([...held].filter(([, isHeld]) => !isHeld)).toEqual([]);
  expect(held.size).toBeGreaterThan(10);
});

test("a run that waits for long enough is told who writes", async () => {
  await called(generate);
  const lock = await takeTurn();
  put(contract(2));
  for (const act of [generate, check])
    expect(await called(act, { patience: 0 })).toEqual({ kind: "refused", codes: ["out-busy"] });
  expect(types()).toContain("@maximum 1");
  if (lock.kind === "held") lock.release();
});

test.each([
  { name: "a run", first: "out/src/shop/types.ts", isThere: true },
  { name: "the first run", first: "out/.specmill.json", isThere: false },
])("what $name began that was killed before $first, a check reports and the next run completes", async (killed) => {
  if (killed.isThere) await called(generate);
  put(contract(2));
  await killedBefore(killed.first);
  const before = snapshotOf(root);
  expect(await called(check)).toEqual({ kind: "refused", codes: ["out-unfinished"] });
  expect(snapshotOf(root)).toEqual(before);
  put(contract(3));
  expect(await called(generate)).toEqual({ kind: "generated", codes: [] });
  expect(types()).toContain("@maximum 3");
  expect(existsSync(inRoot("out/.specmill-work"))).toBe(false);
  expect(await called(check)).toEqual({ kind: "current", codes: [] });
});

test("what a run staged that was killed is no matter to a check, and the next run deletes it", async () => {
  await called(generate);
  mkdirSync(inRoot("out/.specmill-work/staged/src"), { recursive: true });
  writeFileSync(inRoot("out/.specmill-work/staged/src/a.ts"), "");
  expect(await called(check)).toEqual({ kind: "current", codes: [] });
  expect(existsSync(inRoot("out/.specmill-work"))).toBe(true);
  expect(await called(generate)).toEqual({ kind: "generated", codes: [] });
  expect(existsSync(inRoot("out/.specmill-work"))).toBe(false);
});

test("nothing is written through a link in the place of the work folder", async () => {
  await called(generate);
  mkdirSync(inRoot("elsewhere"));
  symlinkSync("../elsewhere", inRoot("out/.specmill-work"));
  put(contract(2));
  const before = snapshotOf(root);
  expect(await called(generate)).toEqual({ kind: "refused", codes: ["out-symbolic-link"] });
  expect(snapshotOf(root)).toEqual(before);
});

test("no journal is carried out in a folder that is not ours", async () => {
  mkdirSync(inRoot("mine/.specmill-work"), { recursive: true });
  writeFileSync(inRoot("mine/notes.txt"), "mine");
  const steps = [{ kind: "delete", path: "notes.txt" }];
  writeFileSync(inRoot("mine/.specmill-work/journal.json"), JSON.stringify({ steps }));
  const before = snapshotOf(root);
  expect(await called(generate, { out: "mine" })).toEqual({ kind: "refused", codes: ["out-journal-broken"] });
  expect(snapshotOf(root)).toEqual(before);
});

test.each([".", "specs"])("no journal is carried out in the folder %s, which must not be written to", async (out) => {
  mkdirSync(inRoot("specs/.specmill-work"), { recursive: true });
  mkdirSync(inRoot(".specmill-work"));
  const steps = [{ kind: "delete", path: "shop.yaml" }];
  for (const folder of [".", "specs"]) {
    writeFileSync(inRoot(`${folder}/shop.yaml`), contract(1));
    writeFileSync(inRoot(`${folder}/.specmill-work/journal.json`), JSON.stringify({ steps }));
  }
  const before = snapshotOf(root);
  const refused = await called(generate, { out, specs: ["specs/shop.yaml"] });
  expect(refused).toEqual({ kind: "refused", codes: ["out-forbidden"] });
  expect(snapshotOf(root)).toEqual(before);
});
