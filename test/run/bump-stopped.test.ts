import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import type { Disk } from "../../generator/5-write/disk.js";
import { settingsFrom } from "../../generator/commands/settings.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { bump } from "../../generator/run/bump.js";
import { diskKilledAfter, diskRefusing, Killed, plainDisk } from "../harness/failing-disk.js";
import { snapshotOf } from "../harness/snapshot.js";
import { contract, shopFolder } from "./shop-folder.js";

const { root, inRoot, put, edit, configured, generated, specmill } = shopFolder();

describe("a bump that is refused", () => {
  test("for a changelog that was not generated leaves it, and the configuration", async () => {
    await specmill("generate");
    edit("wire");
    put("out/CHANGELOG.md", "Mine.");
    const before = snapshotOf(root());
    const { code, error } = await specmill("generate", "--bump");
    expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining("out-file-unknown") });
    expect(snapshotOf(root())).toEqual(before);
  });

  test("for what says another version, or writes nothing, leaves all", async () => {
    await specmill("generate");
    edit("wire");
    const before = snapshotOf(root());
    for (const words of [["--check"], ["--package-version", "1.0.0"]]) {
      const { code, error } = await specmill("generate", "--bump", ...words);
      expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining("cannot be used with") });
    }
    expect((await specmill("check", "--bump")).code).toBe(2);
    expect(snapshotOf(root())).toEqual(before);
  });

  test("for an error in a document leaves all", async () => {
    await specmill("generate");
    put("shop.yaml", contract.replace("type: object", "type: objct"));
    const before = snapshotOf(root());
    const { code, error } = await specmill("generate", "--bump");
    expect({ code, error }).toMatchObject({ code: 1, error: expect.stringContaining("type-unknown") });
    expect(snapshotOf(root())).toEqual(before);
  });
});

describe("a bump that is stopped", () => {
  async function bumpOn(disk: Disk) {
    const diagnostics = createDiagnostics();
    const invocation = { specs: [], out: undefined, packageName: undefined, packageVersion: undefined };
    const host = fileSystemHost;
    const result = await bump(settingsFrom(invocation, root()), { host, root: root(), disk }, diagnostics);
    return { ...result, codes: diagnostics.all().map(({ code }) => code) };
  }

  const state = () => [configured(), generated().version, existsSync(inRoot("out/CHANGELOG.md"))];
  const released = ["0.2.0", "0.2.0", true];

  async function killedAt(count: number): Promise<boolean> {
    try {
      await bumpOn(diskKilledAfter(count, plainDisk));
      return true;
    } catch (error) {
      if (error instanceof Killed) return false;
      throw error;
    }
  }

  test.each([
    { words: ["generate", "--bump"], counts: [0, 3, 5, 6, 9, 30] },
    { words: ["generate"], counts: [3, 6, 30] },
  ])("is ended by the next $words", async ({ words, counts }) => {
    const start = `${root()}.start`;
    await specmill("generate");
    edit("wire");
    cpSync(root(), start, { recursive: true });
    const found: string[] = [];
    for (const count of counts) {
      rmSync(root(), { recursive: true });
      cpSync(start, root(), { recursive: true });
      expect(await killedAt(count)).toBe(false);
      // As of a process that is not there any more.
      const work = inRoot(".out.specmill");
      const locks = existsSync(work) ? readdirSync(work).filter((name) => name.startsWith("lock")) : [];
      for (const name of locks) rmSync(join(work, name));
      const isBegun = configured() === "0.2.0";
      found.push(state().join());
      const { code, error } = await specmill(...words);
      expect(code, error).toBe(0);
      expect(state()).toEqual(isBegun || words.length > 1 ? released : ["0.1.0", "0.1.0", false]);
      expect((await specmill("check")).code).toBe(0);
      expect(readdirSync(root()).filter((name) => name.includes(".specmill"))).toEqual([]);
    }
    rmSync(start, { recursive: true });
    expect(new Set(found)).toEqual(new Set(["0.1.0,0.1.0,false", "0.2.0,0.1.0,false"]));
  });

  test("for want of room leaves the configuration and the output as they were", async () => {
    await specmill("generate");
    edit("wire");
    const before = snapshotOf(root());
    for (const place of [/package\.json\.specmill$/, /\.out\.specmill\/next/]) {
      const full = diskRefusing((operation, _, path) => {
        return operation === "create" && place.test(path) ? "ENOSPC" : undefined;
      }, plainDisk);
      const { outcome, codes } = await bumpOn(full);
      expect({ outcome: outcome.kind, codes }).toEqual({ outcome: "refused", codes: ["out-unwritable"] });
      expect(snapshotOf(root())).toEqual(before);
    }
  });
});
