import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DiffJson } from "../../generator/commands/reports/diff/json.js";
import { specmillIn } from "../harness/command.js";
import { commitAll } from "../harness/repository.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-diff-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const specmill = (folder: string, ...argv: readonly string[]) => specmillIn(folder, "diff", ...argv);

const head = 'openapi: 3.1.0\ninfo: { title: Shop, version: "1" }\n';
const contract = (size: string) => `${head}paths:
  /sizes:
    get:
      operationId: readSize
      responses:
        "200":
          description: The size.
          content: { application/json: { schema: { $ref: "#/components/schemas/Size" } } }
components:
  schemas:
    Size: ${size}
`;
const [small, larger] = ["{ type: string, enum: [s, m] }", "{ type: string, enum: [s, m, l] }"];
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

describe("two documents", () => {
  beforeEach(() => {
    write("old.yaml", contract(small));
    write("new.yaml", contract(larger));
    write("renamed.yaml", contract(small).replaceAll("Size", "Measure").replaceAll("readMeasure", "readSize"));
    write("reworded.yaml", contract(small).replace("The size.", "Its size."));
  });

  test.each([
    ["new.yaml", "wire", 1],
    ["new.yaml", "source", 1],
    ["new.yaml", "none", 0],
    ["renamed.yaml", "wire", 0],
    ["renamed.yaml", "source", 1],
    ["reworded.yaml", "source", 0],
  ])("fail where they are told to: %s, %s", async (now, level, code) => {
    expect(await specmill(root, "old.yaml", now, "--fail-on", level)).toMatchObject({ code, error: "" });
  });

  test("do not fail where nothing is said of it", async () => {
    const { code, out } = await specmill(root, "old.yaml", "new.yaml");
    expect(code).toBe(0);
    expect(out).toContain('Size gained the value `"l"`.');
    expect((await specmill(root, "old.yaml", "reworded.yaml")).out).toContain("No changes; 1 text was reworded");
  });

  test("are told as JSON and as Markdown", async () => {
    const json = await specmill(root, "old.yaml", "new.yaml", "--format", "json");
    const { level, documents } = JSON.parse(json.out) as DiffJson;
    expect(level).toBe("wire");
    expect(documents[0]?.changes[0]).toMatchObject({ old: { file: "old.yaml", line: 13, column: 27 }, level: "wire" });
    const markdown = await specmill(root, "old.yaml", "new.yaml", "--format", "markdown");
    expect(markdown.out).toContain('- **`Size`** gained the value `"l"`.');
  });

  test.each([
    ["old.yaml", "broken.yaml", "has a place that cannot be read"],
    ["broken.yaml", "old.yaml", "had a place that could not be read"],
  ])("may have mistakes, which are reported and compared as text: %s, %s", async (old, now, sentence) => {
    write("broken.yaml", contract("{ type: strin }"));
    const { code, out, error } = await specmill(root, old, now, "--fail-on", "wire");
    expect(code).toBe(1);
    expect(error).toMatch(/^broken\.yaml:13:19 {2}warning/);
    expect(out).toContain(`The API ${sentence}.`);
    expect(out).toContain("may break requests and responses: There is no type `strin`.");
    expect(await specmill(root, "broken.yaml", "broken.yaml")).toMatchObject({
      out: expect.stringContaining("No changes"),
    });
    expect(await specmill(root, old, now, "--strict")).toMatchObject({ code: 1, out: "" });
  });

  test.each([
    ["{ $ref: '#/components/schemas/Size' }"],
    ["{ allOf: [{ $ref: '#/components/schemas/Size' }, { type: string }] }"],
  ])("may have a schema that refers to itself alone, and the others are compared: %s", async (size) => {
    write("circle.yaml", contract(size));
    const { code, out, error } = await specmill(root, "old.yaml", "circle.yaml", "--fail-on", "wire");
    expect(code).toBe(1);
    expect(error).toMatch(/^circle\.yaml:13:\d+ {2}warning {2}ref-cycle/);
    expect(out).toContain("may break requests and responses: This leads back to itself");
    expect(await specmill(root, "circle.yaml", "circle.yaml")).toMatchObject({
      code: 0,
      out: expect.stringContaining("No changes"),
    });
  });

  test("must be YAML", async () => {
    write("broken.yaml", "openapi: [");
    expect(await specmill(root, "old.yaml", "broken.yaml")).toMatchObject({ code: 1, out: "" });
  });

  test.each([
    [[]],
    [["old.yaml"]],
    [["old.yaml", "new.yaml", "renamed.yaml"]],
    [["old.yaml", "new.yaml", "--fail-on", "all"]],
  ])("are two, and nothing else: %j", async (argv) => {
    expect(await specmill(root, ...argv)).toMatchObject({ code: 2, out: "", error: expect.stringMatching(/./) });
  });
});

describe("a revision of git", () => {
  beforeEach(() => {
    mkdirSync(join(root, "specs"));
    write("package.json", '{"specmill": {"specs": ["specs/shop.yaml"], "out": "out", "package": "shop"}}');
    write("specs/shop.yaml", contract('{ $ref: "sizes.yaml#/Size" }'));
    write("specs/sizes.yaml", `Size: ${small}\n`);
    symlinkSync("shop.yaml", join(root, "specs/link.yaml"));
    commitAll(root);
  });

  test("is read with all that its documents refer to", async () => {
    write("specs/sizes.yaml", `Size: ${larger}\n`);
    const { code, out, error } = await specmill(root, "--base", "HEAD", "--fail-on", "wire");
    expect([code, error]).toEqual([1, ""]);
    expect(out).toMatch(/^HEAD:specs\/shop\.yaml → specs\/shop\.yaml\n/);
    expect(out).toContain("specs/sizes.yaml:1:23");
    expect(out).toContain("was at  HEAD:specs/sizes.yaml:1:23");
  });

  test("is compared with what is there, which may be the same", async () => {
    expect((await specmill(root, "--base", "main")).out).toMatch(/No changes\n$/);
  });

  test("is found from a folder inside the repository", async () => {
    write("specs/sizes.yaml", `Size: ${larger}\n`);
    const { out } = await specmill(join(root, "specs"), "--base", "HEAD", "shop.yaml");
    expect(out).toContain("was at  HEAD:sizes.yaml:1:23");
  });

  test("may have mistakes that the working tree has not", async () => {
    write("specs/sizes.yaml", "Size: { type: strin }\n");
    commitAll(root);
    write("specs/sizes.yaml", `Size: ${small}\n`);
    const { code, error } = await specmill(root, "--base", "HEAD", "--fail-on", "wire");
    expect(code).toBe(1);
    expect(error).toMatch(/^HEAD:specs\/sizes\.yaml:1:15 {2}warning/);
  });

  test("has no links that are followed, and nothing that is not in it", async () => {
    const link = await specmill(root, "--base", "HEAD", "specs/link.yaml");
    expect(link).toMatchObject({ code: 1, error: expect.stringContaining("it is a symbolic link") });
    const folder = await specmill(root, "--base", "HEAD", "specs");
    expect(folder).toMatchObject({ code: 1, error: expect.stringContaining("it is a folder") });
    for (const path of ["specs/none.yaml", "specs/*.yaml", join("..", "other.yaml")]) {
      const { code, error } = await specmill(root, "--base", "HEAD", path);
      expect([code, error]).toEqual([1, expect.stringContaining("revision-file-missing")]);
    }
  });

  test("does not have what is new, which is told, and the others are compared", async () => {
    write("specs/other.yaml", contract(small));
    write("specs/sizes.yaml", `Size: ${larger}\n`);
    const both = await specmill(root, "--base", "HEAD", "specs/other.yaml", "specs/shop.yaml");
    expect(both).toMatchObject({ code: 0, error: expect.stringContaining("`specs/other.yaml` is a new document") });
    expect(both.out).toContain('gained the value `"l"`.');
    expect(await specmill(root, "--base", "HEAD", "specs/other.yaml")).toMatchObject({ code: 0, out: "" });
    const json = await specmill(root, "--base", "HEAD", "specs/other.yaml", "--format", "json");
    expect(JSON.parse(json.out)).toEqual({ version: 1, level: "none", documents: [] });
  });

  test.each(["nope", "-h", "", "HEAD:specs/shop.yaml", "HEAD; touch x", "HEAD^{tree}"])(
    "is a commit: %j",
    async (revision) => {
      const { code, error } = await specmill(root, `--base=${revision}`);
      expect(code).toBe(2);
      expect(error).toMatch(/revision-(unknown|invalid)/);
    },
  );
});

test("Markdown is not written by a contract", async () => {
  const hostile = (enumeration: string) =>
    `${head}paths: {}\ncomponents:\n  schemas:\n    Size:\n      type: string\n      enum: ${enumeration}\n`;
  write("old.yaml", hostile("[s]"));
  write("new.yaml", hostile('[s, "<img src=x>", "`*x*`", "a\\n# b", "@everyone"]'));
  const { out } = await specmill(root, "old.yaml", "new.yaml", "--format", "markdown");
  const outsideOfCode = out.replace(/`[^`\n]*`/g, "");
  expect(outsideOfCode).not.toMatch(/<img|\*x\*|# b|@everyone/);
});

test("Markdown cuts long lists, and says how many there are", async () => {
  const sizes = (count: number) => Array.from({ length: count }, (_, index) => `size${index}`).join(", ");
  write("old.yaml", contract(`{ type: string, enum: [${sizes(2)}] }`));
  write("new.yaml", contract(`{ type: string, enum: [${sizes(52)}] }`));
  const { out } = await specmill(root, "old.yaml", "new.yaml", "--format", "markdown");
  expect(out).toMatch(/^50 changes: 50 wire-breaking\.$/m);
  expect(out.match(/gained the value/g)).toHaveLength(40);
  expect(out).toContain("- … and 10 more: `specmill diff` lists them all.");
});

test("text says first what to do, and how many changes each operation has", async () => {
  write("old.yaml", contract(small));
  write("new.yaml", contract(larger));
  const { out } = await specmill(root, "old.yaml", "new.yaml");
  await expect(out).toMatchFileSnapshot(join(import.meta.dirname, "expected/diff.txt"));
});

test("text fits a screen or two, and --all lists everything", async () => {
  const sizes = (count: number) => Array.from({ length: count }, (_, index) => `size${index}`).join(", ");
  write("old.yaml", contract(`{ type: string, enum: [${sizes(2)}] }`));
  write("new.yaml", contract(`{ type: string, enum: [${sizes(52)}] }`));
  const { out } = await specmill(root, "old.yaml", "new.yaml");
  expect(out.match(/gained the value/g)).toHaveLength(10);
  expect(out).toContain("  … and 40 more: --all lists them");
  const all = await specmill(root, "old.yaml", "new.yaml", "--all");
  expect(all.out.match(/gained the value/g)).toHaveLength(50);
});

test("of a long witness, text shows the properties that matter", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `name${index}`);
  const properties = names.map((name) => `${name}: { type: string }`).join(", ");
  const size = (required: readonly string[]) =>
    contract(`{ type: object, properties: { ${properties} }, required: [${required.join(", ")}] }`);
  write("old.yaml", size(names));
  write("new.yaml", size(names.slice(0, 39)));
  const { out } = await specmill(root, "old.yaml", "new.yaml");
  const [, value = ""] = /for example (.*)/.exec(out) ?? [];
  expect(value.length).toBeLessThan(250);
  expect(value).toMatch(/^\{ "name0": "text", .*, … \}$/);
  expect(out).toContain("which the old contract refuses: name39 is required");
});

test("a change counts for an operation only where what it breaks travels that way", async () => {
  const both = (size: string) =>
    contract(size).replace(
      "components:",
      `    put:
      operationId: writeSize
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Size" } } } }
      responses: { "204": { description: Done. } }
components:`,
    );
  write("old.yaml", both(small));
  write("new.yaml", both(larger));
  const { out } = await specmill(root, "old.yaml", "new.yaml");
  expect(out).toContain("  GET /sizes: 1 breaking\n  PUT /sizes: 1 compatible\n");
});

describe("HTML", () => {
  test("is one page: both places, the witness, no script and nothing from the network", async () => {
    write("old.yaml", contract(small));
    write("new.yaml", contract(larger));
    const { out } = await specmill(root, "old.yaml", "new.yaml", "--format", "html");
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).toContain("default-src 'none'");
    expect(out).not.toMatch(/<script|<link|<img|https?:/);
    expect(out).toContain('<h2 id="d1-s1">GET /sizes: 1 breaking</h2>');
    expect(out).toContain("<figcaption>before <code>old.yaml:13:27</code></figcaption>");
    expect(out).toContain("<figcaption>after <code>new.yaml:13:27</code></figcaption>");
    expect(out).toContain("for example &quot;l&quot;");
    // A long name is broken wherever it stands, so the page is never wider than its window.
    expect(out).toMatch(/^body \{[^}]*overflow-wrap: anywhere/m);
  });

  test("is not written by a contract", async () => {
    const hostile = (enumeration: string) =>
      `${head}paths: {}\ncomponents:\n  schemas:\n    Size:\n      type: string\n      enum: ${enumeration}\n      # </pre><script>alert(1)</script>\n`;
    write("old.yaml", hostile("[s]"));
    write(
      "new.yaml",
      hostile(`[s, "<img src=x onerror=alert(1)>", "'\\" onload=alert(2) x=\\"", "&lt;script&gt;", "\\u202Ex"]`),
    );
    const { out } = await specmill(root, "old.yaml", "new.yaml", "--format", "html");
    const tags = new Set([...out.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([, name]) => name));
    expect([...tags].filter((name) => ["script", "img", "iframe", "a"].includes(name ?? ""))).toEqual([]);
    expect(out).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(out).toContain("&amp;lt;script&amp;gt;");
    expect(out).not.toMatch(/<[a-z]+[^>]*\son[a-z]+=|\u202E/);
  });
});
