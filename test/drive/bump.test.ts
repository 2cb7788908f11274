import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { bump } from "../../generator/5-drive/bump.js";
import { withVersion } from "../../generator/5-drive/configuration/configured-version.js";
import { settle } from "../../generator/5-drive/configuration/options.js";
import { generate } from "../../generator/5-drive/generate.js";
import type { Disk } from "../../generator/5-drive/output/disk.js";
import { traced } from "../../generator/5-drive/record/traced-host.js";
import { isAtLeast, nextVersion } from "../../generator/5-drive/release/next-version.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { specmillIn } from "../harness/command.js";
import { diskKilledAfter, diskRefusing, Killed, withoutSwap } from "../harness/failing-disk.js";
import { memoryHost } from "../harness/memory-host.js";
import { commitAll } from "../harness/repository.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-bump-"));
  vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
  mkdirSync(join(root, "node_modules"));
  put(".gitignore", "node_modules\ndist\n");
  configure("0.1.0");
  put("shop.yaml", contract);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /items:
    get:
      operationId: listItems
      responses:
        "200":
          description: The items.
          content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } }
components:
  schemas:
    Item:
      type: object
      required: [price]
      properties:
        price: { type: integer, maximum: 10, description: In cents. }
`;

const edits = {
  wire: ["maximum: 10", "maximum: 20"],
  source: ["Item", "Article"],
  compatible: ["    Item:", "    More: { type: string }\n    Item:"],
  words: ["In cents.", "In euro cents."],
  nothing: ["paths:", "# A comment.\npaths:"],
} as const;

const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const edit = (what: keyof typeof edits) =>
  put("shop.yaml", textOf("shop.yaml").replaceAll(edits[what][0], edits[what][1]));
const configure = (version: string) =>
  put(
    "package.json",
    `{\n  "specmill": {\n    "specs": ["shop.yaml"], "out": "out", "package": "@example/shop",\n    "version": "${version}"\n  }\n}\n`,
  );
const configured = () => JSON.parse(textOf("package.json")).specmill.version;
const generated = () => JSON.parse(textOf("out/package.json"));

const specmill = (...argv: readonly string[]) => specmillIn(root, ...argv);

test.each([
  ["0.0.0", "wire", "0.1.0"],
  ["0.1.3", "wire", "0.2.0"],
  ["0.1.3", "source", "0.2.0"],
  ["0.1.3", "compatible", "0.1.4"],
  ["0.1.3", "none", "0.1.4"],
  ["1.2.3", "wire", "2.0.0"],
  ["1.2.3", "source", "2.0.0"],
  ["1.2.3", "compatible", "1.3.0"],
  ["1.2.3", "none", "1.2.4"],
  ["9.9.9007199254740993", "none", "9.9.9007199254740994"],
  ["1.2.3-beta.1", "none", undefined],
  ["1.2.3+build", "none", undefined],
] as const)("after %s, a change of level %s makes %s", (before, level, after) => {
  expect(nextVersion(before, level)).toBe(after);
  if (after !== undefined) expect([isAtLeast(after, before), isAtLeast(before, after)]).toEqual([true, false]);
});

describe("the version follows from what changed", () => {
  test.each([
    ["0.1.0", "source", "0.2.0", "source-breaking"],
    ["1.2.3", "compatible", "1.3.0", "compatible"],
    ["1.2.3", "words", "1.2.4", "for people"],
  ] as const)("from %s, by a change of %s, to %s", async (before, what, after, level) => {
    configure(before);
    await specmill("generate");
    edit(what);
    const { code, out, error } = await specmill("generate", "--bump");
    expect(code, error).toBe(0);
    expect(out).toContain(`Version ${before} → ${after} (${level})\n`);
    expect([configured(), generated().version]).toEqual([after, after]);
    expect(textOf("out/CHANGELOG.md")).toMatch(`# Changelog\n\n## ${after}\n\n### `);
    expect(generated().files).toContain("CHANGELOG.md");
    expect(textOf("out/.specmill.json")).toContain("CHANGELOG.md");
  });

  test("and stays when nothing did, at the first generation too, and where it is bumped twice in a row", async () => {
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 stays");
    edit("nothing");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 stays");
    expect(existsSync(join(root, "out/CHANGELOG.md"))).toBe(false);
    expect(generated().files).toEqual(["dist", "src"]);
    edit("wire");
    await specmill("generate", "--bump");
    const before = [snapshotOf(join(root, "out")), textOf("package.json")];
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.2.0 stays");
    expect([snapshotOf(join(root, "out")), textOf("package.json")]).toEqual(before);
    expect((await specmill("generate")).out).toMatch(/^Up to date/);
    expect((await specmill("check")).code).toBe(0);
    rmSync(join(root, "node_modules/.cache"), { recursive: true });
    expect((await specmill("check")).code).toBe(0);
  });

  test("since it was generated first, however often it was generated since then", async () => {
    await specmill("generate");
    edit("wire");
    const hint = "The version is still 0.1.0: `--bump` would make it 0.2.0\n";
    expect((await specmill("generate")).out).toContain(hint);
    edit("compatible");
    expect((await specmill("generate")).out).not.toContain("--bump");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 → 0.2.0 (wire-breaking)\n");
    expect(textOf("out/CHANGELOG.md")).toMatch(/### Breaking\n\n.*Item\\?.price[^#]*### Compatible\n\n- More/);
  });

  test("which git tells where there is no record, and if it cannot, nothing is guessed", async () => {
    await specmill("generate");
    commitAll(root);
    edit("wire");
    await specmill("generate");
    commitAll(root);
    edit("compatible");
    await specmill("generate");
    rmSync(join(root, "node_modules/.cache"), { recursive: true });
    const old = snapshotOf(root);
    const head = execFileSync("git", ["rev-parse", "HEAD~1"], { cwd: root }).toString();
    writeFileSync(join(root, ".git/shallow"), head);
    const { code, error } = await specmill("generate", "--bump");
    expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining("the clone is shallow") });
    rmSync(join(root, ".git/shallow"));
    expect(snapshotOf(root)).toEqual(old);
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 → 0.2.0 (wire-breaking)\n");
  });

  test("which may be that an API is gone", async () => {
    await specmill("generate");
    put("store.yaml", textOf("shop.yaml"));
    put("package.json", textOf("package.json").replace("shop.yaml", "store.yaml"));
    const { out } = await specmill("generate", "--bump");
    expect(out).toContain("The API `shop` is gone (source-breaking: its imports)\n");
    expect(out).toContain("Version 0.1.0 → 0.2.0 (source-breaking)\n");
    expect(textOf("out/CHANGELOG.md")).toContain(
      "- The API `shop` is gone (source-breaking: its imports)\n  Stop importing it.\n",
    );
  });

  test("unless a person chose one that is high enough", async () => {
    await specmill("generate");
    edit("wire");
    configure("0.5.0");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 → 0.5.0 (wire-breaking)\n");
    edit("compatible");
    configure("0.5.0");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.5.0 → 0.5.1 (compatible)\n");
  });
});

describe("the changelog", () => {
  test("tells what changed, and what to do; earlier entries keep their bytes", async () => {
    await specmill("generate");
    edit("wire");
    edit("compatible");
    edit("words");
    await specmill("generate", "--bump");
    put("shop.yaml", `${textOf("shop.yaml")}    Odd: { enum: ["*_<b>", "](x)"] }\n`);
    await specmill("generate", "--bump");
    put("shop.yaml", textOf("shop.yaml").replace('"](x)"', '"](x)", "`<i>"'));
    await specmill("generate", "--bump");
    await expect(textOf("out/CHANGELOG.md")).toMatchFileSnapshot("expected/bump.changelog.md");
  });

  test.each(["\n", "\r\n"])("stays as people edited it, line breaks (%j) too", async (lineBreak) => {
    await specmill("generate");
    edit("compatible");
    await specmill("generate", "--bump");
    const mine = ["\uFEFFOurs.", "", "## 0.1.1", "", "  Mine.", "## 0.1.0 ", "x"].join(lineBreak);
    put("out/CHANGELOG.md", mine);
    expect((await specmill("check")).code).toBe(0);
    edit("wire");
    expect((await specmill("generate")).out).toContain("would make it 0.2.0");
    expect(textOf("out/CHANGELOG.md")).toBe(mine);
    await specmill("generate", "--bump");
    const [head, tail] = mine.split("## 0.1.1");
    const text = textOf("out/CHANGELOG.md");
    expect(text.startsWith(`${head}## 0.2.0${lineBreak}`)).toBe(true);
    expect(text.endsWith(`${lineBreak}${lineBreak}## 0.1.1${tail}`)).toBe(true);
    expect(text.replaceAll("\r\n", "").includes("\n")).toBe(lineBreak === "\n");
  });

  test("is not written over one that was not generated, and then the configuration stays", async () => {
    await specmill("generate");
    edit("wire");
    put("out/CHANGELOG.md", "Mine.");
    const before = snapshotOf(root);
    const { code, error } = await specmill("generate", "--bump");
    expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining("out-file-unknown") });
    expect(snapshotOf(root)).toEqual(before);
  });
});

describe("the configuration", () => {
  const settings = '"specs": ["shop.yaml"], "out": "out", "package": "@example/shop"';
  test.each([
    ["tabs", `{\n\t"a" : 1,\n\t"specmill": { ${settings},\n\t\t"version" :\t"0.1.0" }}\n`, '"0.1.0"', '"0.2.0"'],
    [
      "CRLF",
      `{\r\n  "specmill": { "version": "0.1.0",\r\n ${settings} },\r\n "version": "0.1.0"}\r\n`,
      '"0.1.0"',
      '"0.2.0"',
    ],
    ["no line break at the end", `{"specmill":{${settings},"version":"0.1.0"}}`, '"0.1.0"', '"0.2.0"'],
    [
      "a byte order mark",
      `\uFEFF{"version":"0.1.0","specmill":{"version":"0.1.0",${settings}}}`,
      '{"version":"0.1.0",',
      '{"version":"0.2.0",',
    ],
    ["no version, on one line", `{"specmill": {${settings}}}`, '@example/shop"', '@example/shop", "version": "0.2.0"'],
    [
      "no version, on lines",
      `{ "specmill": {\n    ${settings.replaceAll(', "', ',\n    "')}\n  } }\n`,
      '@example/shop"',
      '@example/shop",\n    "version": "0.2.0"',
    ],
  ])("keeps its other bytes: %s", (name, before, from, to) => {
    const bytes = withVersion("0.2.0", "/work", memoryHost({ "/work/package.json": before })) ?? expect.fail();
    // Where it is written twice, the last is that of the configuration.
    const at = name === "a byte order mark" ? before.lastIndexOf(from) : before.indexOf(from);
    const after = before.slice(0, at) + to + before.slice(at + from.length);
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(after);
  });

  test("that names no version gets one", async () => {
    put("package.json", `{"specmill": {${settings}}}`);
    await specmill("generate");
    edit("wire");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.0.0 → 0.1.0 (wire-breaking)\n");
    expect(textOf("package.json")).toBe(`{"specmill": {${settings}, "version": "0.1.0"}}`);
    expect((await specmill("check")).code).toBe(0);
  });

  test("does not go with what says another version, or writes nothing", async () => {
    await specmill("generate");
    edit("wire");
    const before = snapshotOf(root);
    for (const words of [["--check"], ["--package-version", "1.0.0"]]) {
      const { code, error } = await specmill("generate", "--bump", ...words);
      expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining("cannot be used with") });
    }
    expect((await specmill("check", "--bump")).code).toBe(2);
    expect(snapshotOf(root)).toEqual(before);
  });

  test("stays when a document has an error, with all else", async () => {
    await specmill("generate");
    put("shop.yaml", contract.replace("type: object", "type: objct"));
    const before = snapshotOf(root);
    const { code, error } = await specmill("generate", "--bump");
    expect({ code, error }).toMatchObject({ code: 1, error: expect.stringContaining("type-unknown") });
    expect(snapshotOf(root)).toEqual(before);
  });
});

describe("a bump that is stopped", () => {
  async function bumpOn(disk: Disk) {
    const diagnostics = createDiagnostics();
    const call = { specs: [], out: undefined, packageName: undefined, packageVersion: undefined };
    const host = fileSystemHost;
    const settled = (asked = host) => settle(call, root, asked, diagnostics) ?? expect.fail("It is configured");
    const result = await bump(
      settled(),
      {
        ...{ host, root, disk },
        generate: (release) => {
          const { host: asked, trace } = traced(host);
          const settings = settled(asked);
          return generate({ ...settings, host, root, disk, release, madeFrom: { call, trace } }, diagnostics);
        },
      },
      diagnostics,
    );
    return { ...result, codes: diagnostics.all().map(({ code }) => code) };
  }

  const state = () => [configured(), generated().version, existsSync(join(root, "out/CHANGELOG.md"))];
  const released = ["0.2.0", "0.2.0", true];

  async function killedAt(count: number): Promise<boolean> {
    try {
      await bumpOn(diskKilledAfter(count, withoutSwap));
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
    const start = `${root}.start`;
    await specmill("generate");
    edit("wire");
    cpSync(root, start, { recursive: true });
    const found: string[] = [];
    for (const count of counts) {
      rmSync(root, { recursive: true });
      cpSync(start, root, { recursive: true });
      expect(await killedAt(count)).toBe(false);
      // As of a process that is not there any more.
      const work = join(root, ".out.specmill");
      const locks = existsSync(work) ? readdirSync(work).filter((name) => name.startsWith("lock")) : [];
      for (const name of locks) rmSync(join(work, name));
      const isBegun = configured() === "0.2.0";
      found.push(state().join());
      const { code, error } = await specmill(...words);
      expect(code, error).toBe(0);
      expect(state()).toEqual(isBegun || words.length > 1 ? released : ["0.1.0", "0.1.0", false]);
      expect((await specmill("check")).code).toBe(0);
      expect(readdirSync(root).filter((name) => name.includes(".specmill"))).toEqual([]);
    }
    rmSync(start, { recursive: true });
    expect(new Set(found)).toEqual(new Set(["0.1.0,0.1.0,false", "0.2.0,0.1.0,false"]));
  });

  test("for want of room leaves the configuration and the output as they were", async () => {
    await specmill("generate");
    edit("wire");
    const before = snapshotOf(root);
    for (const place of [/package\.json\.specmill$/, /\.out\.specmill\/next/]) {
      const full = diskRefusing((operation, _, path) => {
        return operation === "create" && place.test(path) ? "ENOSPC" : undefined;
      }, withoutSwap);
      const { outcome, codes } = await bumpOn(full);
      expect({ outcome: outcome.kind, codes }).toEqual({ outcome: "refused", codes: ["out-unwritable"] });
      expect(snapshotOf(root)).toEqual(before);
    }
  });
});
