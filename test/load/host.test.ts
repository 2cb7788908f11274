import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";

test("the host reads files and says why it does not", () => {
  const root = mkdtempSync(join(tmpdir(), "specmill-host-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "folder"));
  writeFileSync(join(root, "folder/a.yaml"), "a");
  symlinkSync("folder", join(root, "link"));
  symlinkSync("loop", join(root, "loop"));
  const read = (path: string) => fileSystemHost.read(join(root, path));
  expect(read("link/a.yaml")).toMatchObject({ kind: "file" });
  expect([read("none.yaml").kind, read("folder/a.yaml/b").kind]).toEqual(["missing", "missing"]);
  expect(read("folder")).toEqual({ kind: "unreadable", reason: "it is a folder" });
  expect(read("loop")).toMatchObject({ kind: "unreadable" });
  expect(read("../../dev/null").kind === "file").toBe(false);
  const real = fileSystemHost.realPath(root);
  expect(fileSystemHost.realPath(join(root, "link/none/deeper.yaml"))).toBe(join(real, "folder/none/deeper.yaml"));
});
