import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identityOf, swapFolders } from "../../generator/5-drive/output/swap.js";
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
  if (!swapFolders(a, b)) {
    expect(snapshotOf(root)).toEqual(before);
    skip("folders cannot change places in one step here");
  }
  expect([identityOf(b), identityOf(a)]).toEqual(identities);
  expect(Object.keys(snapshotOf(root)).sort()).toEqual(Object.keys(before).sort());
});

test("a folder that is not there changes places with none", () => {
  const before = snapshotOf(root);
  expect(swapFolders(at("--b"), at("nothing"))).toBe(false);
  expect(snapshotOf(root)).toEqual(before);
});
