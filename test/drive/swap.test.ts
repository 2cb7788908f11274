import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identityOf, maySwap, programsFor, swapPlaces } from "../../generator/5-write/swap.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
const at = (name: string) => join(root, name);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-swap-"));
  mkdirSync(at("it's $(a)"));
  mkdirSync(at("--b"));
  writeFileSync(join(at("it's $(a)"), "file"), "a");
  writeFileSync(join(at("--b"), "file"), "b");
});
afterEach(() => rmSync(root, { recursive: true }));

test("two folders change places, or nothing happens where the system cannot", ({ skip }) => {
  const [a, b] = [at("it's $(a)"), at("--b")];
  const before = snapshotOf(root);
  const identities = [identityOf(a), identityOf(b)];
  if (!swapPlaces(a, b)) {
    expect(snapshotOf(root)).toEqual(before);
    skip("folders cannot change places in one step here");
  }
  expect([identityOf(b), identityOf(a)]).toEqual(identities);
  expect(Object.keys(snapshotOf(root)).sort()).toEqual(Object.keys(before).sort());
});

test("a folder that is not there changes places with none", () => {
  const before = snapshotOf(root);
  expect(swapPlaces(at("--b"), at("nothing"))).toBe(false);
  expect(snapshotOf(root)).toEqual(before);
});

test("a link changes places with the folder it leads to", ({ skip }) => {
  symlinkSync("--b", at("link"));
  const before = snapshotOf(root);
  if (!swapPlaces(at("link"), at("--b"))) {
    expect(snapshotOf(root)).toEqual(before);
    skip("a link and a folder cannot change places in one step here");
  }
  expect(readlinkSync(at("--b"))).toBe("--b");
  expect(snapshotOf(at("link"))).toEqual({ file: before["--b/file"] });
});

test.each([
  { platform: "linux", arch: "x64", numbers: ["316", "-100", "2"] },
  { platform: "linux", arch: "arm64", numbers: ["276", "-100", "2"] },
  { platform: "darwin", arch: "x64", numbers: ["488", "-2", "2"] },
  { platform: "darwin", arch: "arm64", numbers: ["488", "-2", "2"] },
] as const)(
  "$platform on $arch is asked by the number of its own call, and by a name",
  ({ platform, arch, numbers }) => {
    const [perl, mv] = programsFor("/a", "/b", { platform, arch });
    expect(maySwap(platform)).toBe(true);
    expect([perl?.name, perl?.parameters.slice(2)]).toEqual(["perl", [...numbers, "/a", "/b"]]);
    expect([mv?.name, mv?.parameters.slice(-2)]).toEqual(["mv", ["/a", "/b"]]);
  },
);

test("a processor whose number is not known asks by a name only, another system nobody", () => {
  expect(programsFor("/a", "/b", { platform: "linux", arch: "arm" }).map(({ name }) => name)).toEqual(["mv"]);
  expect(programsFor("/a", "/b", { platform: "win32", arch: "x64" })).toEqual([]);
  expect(maySwap("win32")).toBe(false);
});
