import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import type { Disk } from "../../generator/5-write/disk.js";
import { takeLock } from "../../generator/5-write/lock.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { check } from "../../generator/run/check.js";
import { type GenerateOptions, generate } from "../../generator/run/generate.js";
import { diskRefusing, Killed, plainDisk, withoutSwap } from "../harness/failing-disk.js";

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
const put = (text: string) => writeFileSync(join(root, "shop.yaml"), text);
const types = () => readFileSync(join(root, "out/src/shop/types.ts"), "utf8");

const options = () => {
  const identity = { packageName: "p", packageVersion: "1.0.0" };
  return { specs: ["shop.yaml"], out: "out", ...identity, root, host: fileSystemHost };
};

async function generateWith(more: Partial<GenerateOptions> = {}) {
  const diagnostics = createDiagnostics();
  const outcome = await generate({ ...options(), ...more }, diagnostics);
  return { outcome, codes: diagnostics.all().map(({ code }) => code) };
}

test("a run that had to wait looks at the documents again", async () => {
  await generateWith();
  put(contract(2));
  let turns = 0;
  const { outcome } = await generateWith({
    onStage({ kind }) {
      if (kind !== "write" || turns++ > 0) return;
      // Another run takes its turn just before this one, and ends while this one waits.
      put(contract(3));
      void takeLock(join(root, ".out.specmill/lock"), { patience: 0 }).then((lock) => {
        if (lock.kind === "held") lock.release();
      });
    },
  });
  expect(outcome).toMatchObject({ kind: "generated" });
  expect(turns).toBe(2);
  expect(types()).toContain("@maximum 3");
});

test("a run that waits for long enough is told who writes", async () => {
  await generateWith();
  const lock = await takeLock(join(root, ".out.specmill/lock"), { patience: 0 });
  put(contract(2));
  expect(await generateWith({ patience: 0 })).toEqual({
    outcome: { kind: "refused", by: "usage" },
    codes: ["out-busy"],
  });
  expect(types()).toContain("@maximum 1");
  if (lock.kind === "held") lock.release();
});

test("the next run, a check too, ends what a killed one began", async () => {
  await generateWith();
  put(contract(2));
  const { codes } = await generateWith({ disk: diskKilledWithout(join(root, "out")) }).catch(() => ({
    codes: ["killed"],
  }));
  expect(codes).toEqual(["killed"]);
  expect(existsSync(join(root, "out"))).toBe(false);
  // The process of that run is gone, and so is its lock.
  rmSync(join(root, ".out.specmill/lock"));
  expect(await check(options(), createDiagnostics())).toMatchObject({ kind: "current" });
  expect(existsSync(join(root, ".out.specmill"))).toBe(false);
});

test("where the output takes two renames, a process of its own does them", async () => {
  await generateWith();
  put(contract(2));
  const paths: string[] = [];
  const disk: Disk = {
    ...withoutSwap,
    renameApart(renames, lock) {
      expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({ pid: process.pid });
      withoutSwap.renameApart(renames, lock);
    },
    rename(from, to) {
      paths.push(from, to);
      withoutSwap.rename(from, to);
    },
  };
  expect((await generateWith({ disk })).codes).toEqual([]);
  expect(types()).toContain("@maximum 2");
  expect(paths.filter((path) => relative(root, path).startsWith("out"))).toEqual([]);
  expect(existsSync(join(root, ".out.specmill"))).toBe(false);
});

/** A disk that is killed as soon as a folder is gone. */
function diskKilledWithout(folder: string): Disk {
  let wasThere = false;
  return diskRefusing(() => {
    wasThere ||= existsSync(folder);
    if (wasThere && !existsSync(folder)) throw new Killed();
    return undefined;
  }, plainDisk);
}

test("nothing is ended in a folder that may not be written to", async () => {
  mkdirSync(join(root, "mine"));
  writeFileSync(join(root, "mine/notes.txt"), "mine");
  mkdirSync(join(root, ".mine.specmill/next"), { recursive: true });
  const unit = { path: "notes.txt", kind: "file", before: true, after: false };
  writeFileSync(join(root, ".mine.specmill/journal.json"), JSON.stringify({ units: [unit], own: ["notes.txt"] }));
  expect((await generateWith({ out: "mine" })).codes).toEqual(["out-not-ours"]);
  expect(readFileSync(join(root, "mine/notes.txt"), "utf8")).toBe("mine");
});
