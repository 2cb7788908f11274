import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waysToExchange } from "../../generator/5-write/units.js";

let out = "";
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "specmill-units-"));
  for (const path of ["a.ts", "src/b.ts", "src/old/c.ts", "src/old/deep/d.ts", "src/old/deep/e.ts"]) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), "");
  }
});
afterEach(() => rmSync(out, { recursive: true }));

const gone = (...paths: readonly string[]) => paths.map((path) => ({ path, text: undefined }));
const all = ["src/old/c.ts", "src/old/deep/d.ts", "src/old/deep/e.ts"];

test("a folder in which nothing is left goes as one, and only then file by file", () => {
  expect(waysToExchange(out, gone(...all), true)).toEqual([["src/old"], ["src"], ["src/old"], all]);
  const some = all.slice(1);
  expect(waysToExchange(out, gone("a.ts", ...some), false)).toEqual([
    ["a.ts", "src"],
    ["a.ts", "src/old/deep"],
    ["a.ts", ...some],
  ]);
});

test.each([
  ["a file of others", () => writeFileSync(join(out, "src/old/mine.ts"), "")],
  ["a link of others", () => symlinkSync("nowhere", join(out, "src/old/linked"))],
  ["an empty folder of others", () => mkdirSync(join(out, "src/old/empty"))],
])("a folder with %s in it stays", (_, act) => {
  act();
  expect(waysToExchange(out, gone(...all), false)).toContainEqual(["src/old/c.ts", "src/old/deep"]);
});

test("a folder into which something comes stays", () => {
  const changes = [...gone(...all), { path: "src/old/new.ts", text: "" }];
  expect(waysToExchange(out, changes, false)).toContainEqual(["src/old/c.ts", "src/old/deep", "src/old/new.ts"]);
});
