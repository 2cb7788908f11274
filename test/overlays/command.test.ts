import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { settingsSources } from "../../generator/commands/settings.js";
import { type Run, watch } from "../../generator/run/watch.js";
import { specmillIn } from "../harness/command.js";
import { commitAll } from "../harness/repository.js";

const contract = `openapi: 3.1.0
info: {title: Shop, version: "1"}
paths: {}
components:
  schemas:
    Price: {type: integer}
`;
const overlay = (type: string) => `overlay: 1.0.0
info: {title: Fixes, version: "1"}
actions:
  - {target: $.components.schemas.Price, update: {type: ${type}}}
`;
const configuration = { specs: ["shop.yaml"], out: "out", package: "@example/shop", overlays: ["fixes.overlay.yaml"] };

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-overlays-"));
  vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
  mkdirSync(join(root, "node_modules"));
  put(".gitignore", "node_modules\ndist\n");
  put("shop.yaml", contract);
  put("fixes.overlay.yaml", overlay("string"));
  put("package.json", JSON.stringify({ specmill: configuration }));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const types = () => readFileSync(join(root, "out/src/shop/types.ts"), "utf8");
const specmill = (...words: readonly string[]) => specmillIn(root, ...words);

test("overlays are read from the configuration, and those of the call in their stead", async () => {
  expect(await specmill("generate")).toMatchObject({ code: 0 });
  expect(types()).toContain("type Price = string");
  put("other.overlay.yaml", overlay("boolean"));
  expect(await specmill("generate", "--overlay", "other.overlay.yaml")).toMatchObject({ code: 0 });
  expect(types()).toContain("type Price = boolean");
  const both = ["--overlay", "other.overlay.yaml", "--overlay", "fixes.overlay.yaml"] as const;
  expect(await specmill("generate", ...both)).toMatchObject({ code: 0 });
  expect(types()).toContain("type Price = string");
});

test("a change of an overlay is seen: by the record, by a check, and as a change of the contract", async () => {
  await specmill("generate");
  expect((await specmill("generate")).out).toMatch(/^Up to date/);
  put("fixes.overlay.yaml", overlay("boolean"));
  const checked = await specmill("check");
  expect(checked.code).toBe(1);
  expect(checked.out + checked.error).toContain("Price");
  const generated = await specmill("generate");
  expect(generated).toMatchObject({ code: 0, out: expect.stringContaining("source-breaking") });
});

test("an overlay that is new changes the contract", async () => {
  put("package.json", JSON.stringify({ specmill: { ...configuration, overlays: [] } }));
  await specmill("generate");
  expect(types()).toContain("type Price = number");
  put("package.json", JSON.stringify({ specmill: configuration }));
  expect((await specmill("generate")).out).toContain("Price is `string` now, and was `integer`");
});

test("a diff with a revision takes the overlay of that time", async () => {
  commitAll(root);
  expect((await specmill("diff", "--base", "HEAD", "--fail-on", "source")).code).toBe(0);
  put("fixes.overlay.yaml", overlay("boolean"));
  expect((await specmill("diff", "--base", "HEAD", "--fail-on", "source")).code).toBe(1);
  put("new.overlay.yaml", overlay("integer"));
  const added = await specmill("diff", "--base", "HEAD", "shop.yaml", "--overlay", "new.overlay.yaml");
  expect(added).toMatchObject({ code: 0, error: "" });
});

test("an overlay changes the document alone that it extends", async () => {
  put("other.yaml", contract);
  put("fixes.overlay.yaml", overlay("string").replace("actions:", "extends: other.yaml\nactions:"));
  put("package.json", JSON.stringify({ specmill: { ...configuration, specs: ["shop.yaml", "other.yaml"] } }));
  expect(await specmill("generate")).toMatchObject({ code: 0, error: "" });
  expect(types()).toContain("type Price = number");
  expect(readFileSync(join(root, "out/src/other/types.ts"), "utf8")).toContain("type Price = string");
  commitAll(root);
  put("fixes.overlay.yaml", overlay("boolean").replace("actions:", "extends: other.yaml\nactions:"));
  const compared = (await specmill("diff", "--base", "HEAD")).out;
  expect(compared.match(/Price is `boolean` now/g)).toHaveLength(1);
});

test("two documents may be compared under one overlay", async () => {
  put("new.yaml", contract.replace("integer", "boolean"));
  const call = ["diff", "shop.yaml", "new.yaml", "--fail-on", "source"] as const;
  expect((await specmill(...call)).code).toBe(1);
  expect(await specmill(...call, "--overlay", "fixes.overlay.yaml")).toMatchObject({ code: 0 });
});

test("an overlay is watched", async () => {
  const runs: Run[] = [];
  const end = new AbortController();
  await watch({
    outputs: (host) =>
      settingsSources({ specs: [], out: undefined, packageName: undefined, packageVersion: undefined }, root, host),
    host: fileSystemHost,
    root,
    end: end.signal,
    onRun(run) {
      runs.push(run);
      if (runs.length > 1) end.abort();
      else setImmediate(() => put("fixes.overlay.yaml", overlay("boolean")));
    },
  });
  expect(runs[0]?.watched).toContain("fixes.overlay.yaml");
  expect(runs[1]?.changed).toEqual(["fixes.overlay.yaml"]);
  expect(types()).toContain("type Price = boolean");
});
