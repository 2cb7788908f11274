import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { specmillIn } from "../harness/command.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-check-"));
  mkdirSync(join(root, "node_modules"));
  put("package.json", '{"specmill": {"specs": ["shop.yaml"], "out": "out", "package": "@example/shop"}}\n');
  put("shop.yaml", contract);
});
afterEach(() => rmSync(root, { recursive: true }));

const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /items:
    get:
      operationId: listItems
      responses:
        "200":
          description: The items.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Item" } } } }
components:
  schemas:
    Item:
      type: object
      required: [price]
      properties:
        price: { type: integer, maximum: 10 }
    Colour: { enum: [red, green] }
`;

const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const edit = (from: string, to: string) => put("shop.yaml", textOf("shop.yaml").replace(from, to));

const specmill = (...argv: readonly string[]) => specmillIn(root, ...argv);

const git = (...words: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: "1" },
  }).toString();

const change = "Item.price must be at most 20 now, and at most 10 before (wire-breaking: responses)";

describe("a check of output that is stale", () => {
  test("says which change of the contract makes which file stale, and how it would differ", async () => {
    await specmill("generate");
    edit("maximum: 10", "maximum: 20");
    const { code, out, error } = await specmill("check");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    await expect(error).toMatchFileSnapshot("expected/check.txt");
    expect(error).toContain(`Changed in the contracts since the output was generated:\n  ${change}\n`);
    expect(await specmill("generate", "--check", "--quiet")).toMatchObject({ code: 1, out: "" });
  });

  test("calls an operation that is the cause by its method and path", async () => {
    await specmill("generate");
    edit("description: The items.", "description: All items.");
    const { code, error } = await specmill("check");
    expect(code).toBe(1);
    expect(error).toContain("operations.ts` would be generated differently, because of `GET /items`.\n");
  });

  test("says so to GitHub, escaped", async () => {
    await specmill("generate");
    edit("maximum: 10", "maximum: 20");
    edit("enum: [red, green]", 'enum: [red, "100%\\r\\n::error::green"]');
    const { code, out, error } = await specmill("check", "--format", "github");
    expect({ code, error }).toEqual({ code: 1, error: "" });
    await expect(out).toMatchFileSnapshot("expected/check.github.txt");
    expect(
      out
        .trimEnd()
        .split("\n")
        .filter((line) => !/^::(?:error|warning|notice) [^:]*::[^\r]*$/.test(line)),
    ).toEqual([]);
  });

  test("says so in a JSON document", async () => {
    await specmill("generate");
    edit("maximum: 10", "maximum: 20");
    const { code, out, error } = await specmill("check", "--format", "json");
    expect({ code, error }).toEqual({ code: 1, error: "" });
    await expect(out).toMatchFileSnapshot("expected/check.json");
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      outcome: "stale",
      stale: [{ causes: ["Item"] }, { causes: ["Item"] }],
      changes: { kind: "known", since: { kind: "run" }, changes: [{ level: "wire", line: change, subject: "Item" }] },
    });
  });

  test("that is broken tells JSON and GitHub what is wrong, and where", async () => {
    edit("type: object", "type: objct");
    expect(JSON.parse((await specmill("check", "--format", "json")).out)).toMatchObject({
      outcome: "refused",
      diagnostics: [{ severity: "error", at: { file: "shop.yaml", start: { line: 14, column: 13 } } }],
    });
    expect((await specmill("check", "--format", "github")).out).toMatch(
      /^::error file=shop.yaml,line=14,col=13,title=/,
    );
  });
});

describe("what the output was generated from", () => {
  test("is what the last commit of it holds, where there is no record", async () => {
    git("init", "-q");
    put(".gitignore", "node_modules\ndist\n");
    await specmill("generate");
    git("add", "-A");
    git("commit", "-qm", "Generated.");
    rmSync(join(root, "node_modules/.cache"), { recursive: true });
    edit("maximum: 10", "maximum: 20");
    git("commit", "-qam", "Only the contract.");
    const commit = git("rev-parse", "HEAD^").slice(0, 10);
    const { error } = await specmill("check");
    expect(error).toContain(`Changed in the contracts since commit ${commit}:\n  ${change}\n`);
    const generated = await specmill("generate");
    expect(generated.out).toMatch(/^Generated 1 API, .*\n {2}/);
    expect(generated.out).toContain(change);
  });

  test("is unknown without git and in a shallow clone, and that is said", async () => {
    await specmill("generate");
    const cache = join(root, "node_modules/.cache");
    rmSync(cache, { recursive: true });
    edit("maximum: 10", "maximum: 20");
    const unknown = "What changed in the contracts is unknown";
    expect((await specmill("generate")).out).toContain(`${unknown}: there is no git repository\n`);
    git("init", "-q");
    put(".gitignore", "node_modules\ndist\n");
    git("add", "-A");
    git("commit", "-qm", "Generated.");
    // As in a clone of depth one: git knows of no commit before this one, though there may be.
    writeFileSync(join(root, ".git/shallow"), git("rev-parse", "HEAD"));
    rmSync(cache, { recursive: true });
    edit("maximum: 20", "maximum: 30");
    expect((await specmill("check")).error).toContain("generated from is unknown: the clone is shallow.\n");
    expect((await specmill("generate")).out).toContain(`${unknown}: the clone is shallow\n`);
  });
});

describe("after a generation", () => {
  test("nothing is said of changes where there are none, at the first one, and to who wants quiet", async () => {
    const lines = (out: string) => out.split("\n").slice(1).join("\n");
    expect(lines((await specmill("generate")).out)).toBe("");
    edit("paths:", "# A comment.\npaths:");
    expect(lines((await specmill("generate")).out)).toBe("");
    edit("maximum: 10", "maximum: 20");
    expect((await specmill("generate", "--quiet")).out).toBe("");
    edit("maximum: 20", "maximum: 10");
    expect(lines((await specmill("generate")).out)).toContain(
      "Item.price must be at most 10 now, and at most 20 before",
    );
  });

  test("a dozen changes are listed, and the others counted", async () => {
    const schemas = (type: string) =>
      Array.from({ length: 15 }, (_, index) => `    Made${index}: { type: ${type} }\n`).join("");
    put("shop.yaml", contract + schemas("string"));
    await specmill("generate");
    put("shop.yaml", contract + schemas("integer"));
    const { out } = await specmill("generate");
    expect(out.match(/^ {2}Made/gm)).toHaveLength(12);
    expect(out).toContain("  … and 3 more\n");
  });
});

test("a format that is turned off is no change that breaks anything", async () => {
  put(
    "package.json",
    '{"specmill": {"specs": ["shop.yaml"], "out": "out", "package": "@example/shop", "formats": false}}\n',
  );
  await specmill("generate");
  edit("Colour: { enum: [red, green] }", "Colour: { enum: [red, green] }\n    Id: { type: string, format: uuid }");
  await specmill("generate");
  edit("Id: { type: string, format: uuid }", "Id: { type: string, format: date }");
  expect((await specmill("generate")).out).not.toContain("wire-breaking");
});
