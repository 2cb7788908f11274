import { cpSync, existsSync, rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { type Disk, systemDisk } from "../../generator/5-write/disk.js";
import { settingsSources } from "../../generator/commands/settings.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { bump } from "../../generator/run/bump.js";
import type { SettingsSource } from "../../generator/run/configuration/settings.js";
import { diskRefusing, Killed } from "../harness/failing-disk.js";
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
    const [source] = settingsSources(invocation, root(), host);
    const result = await bump(source as SettingsSource, { host, root: root(), disk }, diagnostics);
    return { ...result, codes: diagnostics.all().map(({ code }) => code) };
  }

  const state = () => [configured(), generated().version, existsSync(inRoot("out/CHANGELOG.md"))];
  const released = ["0.2.0", "0.2.0", true];

  /** Bumps, and is killed right before an operation on a path. */
  async function killedBefore(operation: keyof Disk, path: string): Promise<void> {
    const disk = diskRefusing((each, at) => {
      if (each === operation && at.endsWith(path)) throw new Killed();
      return undefined;
    }, systemDisk);
    await expect(bumpOn(disk)).rejects.toThrow(Killed);
    // As of a process that is not there any more.
    rmSync(inRoot("out/.specmill-work/lock"), { force: true });
  }

  const moments: readonly (readonly [keyof Disk, string])[] = [
    ["create", "release.json.draft"],
    ["rename", "package.json"],
    ["create", "lock"],
    ["create", "staged/package.json"],
    ["rename", "journal.json"],
    ["rename", "out/CHANGELOG.md"],
    ["rename", "out/.specmill.json"],
  ];

  test.each([{ words: ["generate", "--bump"] }, { words: ["generate"] }])(
    "is ended by the next $words",
    async ({ words }) => {
      const start = `${root()}.start`;
      await specmill("generate");
      edit("wire");
      cpSync(root(), start, { recursive: true });
      const found = new Set<string>();
      for (const [operation, path] of moments) {
        rmSync(root(), { recursive: true });
        cpSync(start, root(), { recursive: true });
        await killedBefore(operation, path);
        const isBegun = configured() === "0.2.0";
        found.add(state().join());
        const isCommitted = existsSync(inRoot("out/.specmill-work/journal.json"));
        const { code, error } = await specmill(...words);
        // There is neither a record nor a commit that tells what the new version was generated from.
        if (isCommitted && words.includes("--bump")) expect(error).toContain("bump-contracts-unknown");
        else expect(code, error).toBe(0);
        expect(state()).toEqual(isBegun || words.includes("--bump") ? released : ["0.1.0", "0.1.0", false]);
        expect((await specmill("check")).code).toBe(0);
        expect(existsSync(inRoot("out/.specmill-work"))).toBe(false);
      }
      rmSync(start, { recursive: true });
      expect(found).toContain("0.1.0,0.1.0,false");
      expect(found).toContain("0.2.0,0.1.0,false");
      expect(found).toContain("0.2.0,0.2.0,true");
    },
  );

  test("for want of room leaves the configuration and the output as they were", async () => {
    await specmill("generate");
    edit("wire");
    const before = snapshotOf(root());
    for (const place of [/package\.json\.specmill$/, /\.specmill-work\/staged/]) {
      const full = diskRefusing((operation, path) => {
        return operation === "create" && place.test(path) ? "ENOSPC" : undefined;
      }, systemDisk);
      const { outcome, codes } = await bumpOn(full);
      expect({ outcome: outcome.kind, codes }).toEqual({ outcome: "refused", codes: ["out-unwritable"] });
      expect(snapshotOf(root())).toEqual(before);
    }
  });
});
