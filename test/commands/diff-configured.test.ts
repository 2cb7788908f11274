import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDiagnostics, type DiffInput, diff, fileSystemHost, worstLevel } from "../../generator/index.js";
import { specmillIn } from "../harness/command.js";
import { commitAll } from "../harness/repository.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-configuration-"));
  for (const folder of ["specs", "contracts"]) mkdirSync(join(root, folder));
  write("specs/shop.yaml", contract("Size: { type: string, enum: [s, m] }"));
  write("specs/orders.yaml", contract("Order: { type: string }"));
  configure("specs/shop.yaml", "specs/orders.yaml");
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const contract = (schema: string) =>
  `openapi: 3.1.0\ninfo: { title: Shop, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    ${schema}\n`;
/** The same with an operation that receives `Size`. */
const receiving = (schemas: string) => contract(schemas).replace("paths: {}", sizes);
const sizes = `paths:
  /sizes:
    get:
      responses:
        "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Size" } } } }`;
const configuration = (specs: readonly string[]) => ({ specs, out: "out", package: "shop" });
const configure = (...specs: readonly string[]) =>
  write("package.json", `${JSON.stringify({ specmill: configuration(specs) }, undefined, 2)}\n`);
const sinceHead = (...argv: readonly string[]) => specmillIn(root, "diff", "--base", "HEAD", ...argv);
const ordersGone = "The API `orders` is gone.";

describe("a document that is not configured any more", () => {
  beforeEach(() => commitAll(root));

  test.each(["text", "markdown", "json"])("is told beside one that moved, as %s", async (format) => {
    rmSync(join(root, "specs/orders.yaml"));
    renameSync(join(root, "specs/shop.yaml"), join(root, "contracts/shop.yaml"));
    write("contracts/shop.yaml", contract("Size: { type: string, enum: [s, m, l] }"));
    configure("contracts/shop.yaml");
    const { code, out, error } = await sinceHead("--format", format);
    expect([code, error]).toEqual([0, ""]);
    await expect(out).toMatchFileSnapshot(join(import.meta.dirname, "diff-configured/expected", `removed.${format}`));
  });

  test.each([
    ["none", 0],
    ["wire", 0],
    ["source", 1],
  ])("breaks code, and nothing that is known of the wire: %s", async (level, code) => {
    configure("specs/shop.yaml");
    expect(await sinceHead("--fail-on", level)).toMatchObject({
      code,
      error: "",
      out: expect.stringContaining(ordersGone),
    });
  });

  test("is looked for in all outputs, and a document of several is compared once", async () => {
    const outputs = [
      { ...configuration(["specs/shop.yaml"]), out: "one" },
      { ...configuration(["specs/shop.yaml", "specs/orders.yaml"]), out: "two" },
    ];
    write("package.json", JSON.stringify({ specmill: outputs }));
    write("specs/shop.yaml", contract("Size: { type: string, enum: [s, m, l] }"));
    const { out } = await sinceHead();
    expect(out.match(/^HEAD:.*$/gm)).toEqual([
      "HEAD:specs/shop.yaml → specs/shop.yaml",
      "HEAD:specs/orders.yaml → specs/orders.yaml",
    ]);
    write("package.json", JSON.stringify({ specmill: outputs.slice(0, 1) }));
    expect((await sinceHead()).out).toContain(ordersGone);
  });

  test("is not looked for where documents are named", async () => {
    configure("specs/shop.yaml");
    const { code, out } = await sinceHead("specs/shop.yaml", "--fail-on", "source");
    expect([code, out]).toEqual([0, "HEAD:specs/shop.yaml → specs/shop.yaml\n\nNo changes\n"]);
  });

  test("is gone under its name, however alike another one is", async () => {
    renameSync(join(root, "specs/orders.yaml"), join(root, "specs/purchases.yaml"));
    configure("specs/shop.yaml", "specs/purchases.yaml");
    const { out, error } = await sinceHead();
    expect(out).toContain(ordersGone);
    expect(error).toContain("`specs/purchases.yaml` is a new document");
  });

  test("need not have been readable", async () => {
    write("specs/orders.yaml", "openapi: nope\n");
    commitAll(root);
    configure("specs/shop.yaml");
    expect(await sinceHead()).toMatchObject({ code: 0, error: "", out: expect.stringContaining(ordersGone) });
  });

  test("is told to programs, which may compare documents by their paths as before", () => {
    configure("specs/shop.yaml");
    const compared = (input: DiffInput) => {
      const outcome = diff(input, { host: fileSystemHost, root }, createDiagnostics());
      if (outcome.kind !== "compared") throw new Error(`It was refused by ${outcome.by}`);
      return outcome.documents.map(({ old, new: now, changes }) => [old, now, worstLevel(changes)]);
    };
    const shop = ["HEAD:specs/shop.yaml", "specs/shop.yaml", "none"];
    expect(compared({ kind: "configuration", revision: "HEAD" })).toEqual([
      shop,
      ["HEAD:specs/orders.yaml", undefined, "source"],
    ]);
    expect(compared({ kind: "revision", revision: "HEAD", specs: ["specs/shop.yaml"] })).toEqual([shop]);
  });
});

describe("a document that moved", () => {
  test.each(["contracts/shop.yaml", "contracts/Shop.json", "./specs/shop.yml"])(
    "is compared where its API has the same name: %s",
    async (path) => {
      commitAll(root);
      renameSync(join(root, "specs/shop.yaml"), join(root, path));
      configure(path, "specs/orders.yaml");
      const { code, out, error } = await sinceHead("--fail-on", "source");
      expect([code, error]).toEqual([0, ""]);
      expect(out).toMatch(`HEAD:specs/shop.yaml → ${path}\n\nNo changes\n`);
    },
  );

  test("is compared with what was configured, whatever else was in its new place", async () => {
    write("contracts/shop.yaml", contract("Draft: { type: string }"));
    commitAll(root);
    write("contracts/shop.yaml", contract("Size: { type: string, enum: [s, m] }"));
    configure("contracts/shop.yaml", "specs/orders.yaml");
    expect((await sinceHead()).out).toMatch("HEAD:specs/shop.yaml → contracts/shop.yaml\n\nNo changes\n");
  });

  test("is not guessed at where two have its name now", async () => {
    commitAll(root);
    write("contracts/shop.yaml", contract("Size: { type: string }"));
    configure("specs/shop.yaml", "contracts/shop.yaml", "specs/orders.yaml");
    const { out, error } = await sinceHead();
    expect(error).toContain("`contracts/shop.yaml` is a new document");
    expect(out).toContain("HEAD:specs/shop.yaml → specs/shop.yaml\n\nNo changes\n");
    expect(out).not.toContain("is gone");
  });
});

describe("the configuration of a revision", () => {
  const unchanged = "HEAD:specs/shop.yaml → specs/shop.yaml\n\nNo changes\n";

  test.each([
    ["is no JSON", '{ "specmill": { "specs": ["specs/shop.yaml", }', /^HEAD:package\.json:1:\d+ {2}information/],
    [
      "is a list",
      '{ "specmill": ["specs/orders.yaml"] }',
      "`HEAD`: `specmill` must be an object, or a list of objects.",
    ],
    ["has no list", '{ "specmill": { "specs": "specs/orders.yaml" } }', "`HEAD`: `specmill.specs` must be a list"],
    ["names a number", '{ "specmill": { "specs": ["specs/orders.yaml", 1] } }', "`specmill.specs` must be a list"],
    ["has one API twice", '{ "specmill": { "specs": ["a/b.yaml", "b.json"] } }', "would both become the API `b`."],
  ])("is told to be broken, and nothing is gone: it %s", async (_, text, told) => {
    write("package.json", text);
    commitAll(root);
    configure("specs/shop.yaml");
    const { code, out, error } = await sinceHead("--fail-on", "source");
    expect([code, out]).toEqual([0, unchanged]);
    expect(error).toContain("revision-configuration-broken");
    expect(error).toMatch(told);
    expect(error).toMatch(/\n\n1 note\n$/);
  });

  test("is not read through a link", async () => {
    renameSync(join(root, "package.json"), join(root, "linked.json"));
    symlinkSync("linked.json", join(root, "package.json"));
    commitAll(root);
    configure("specs/shop.yaml");
    const { code, out, error } = await sinceHead("--fail-on", "source");
    expect([code, out]).toEqual([0, unchanged]);
    expect(error).toContain("documents were configured in `HEAD`: it is a symbolic link");
  });

  test.each([undefined, '{ "name": "shop" }'])("may not be there: %j", async (text) => {
    rmSync(join(root, "package.json"));
    if (text !== undefined) write("package.json", text);
    commitAll(root);
    configure("specs/shop.yaml");
    expect(await sinceHead("--fail-on", "source")).toEqual({ code: 0, out: unchanged, error: "" });
  });

  test("may have had other mistakes", async () => {
    write("package.json", '{ "specmill": { "specs": ["specs/shop.yaml", "specs/orders.yaml"], "outt": "out" } }');
    commitAll(root);
    configure("specs/shop.yaml");
    expect(await sinceHead()).toMatchObject({ code: 0, error: "", out: expect.stringContaining(ordersGone) });
  });

  test("is that of the working folder", async () => {
    const folder = join(root, "packages/shop");
    mkdirSync(join(folder, "specs"), { recursive: true });
    write("packages/shop/specs/shop.yaml", contract("Size: { type: string }"));
    const text = (...specs: readonly string[]) => JSON.stringify({ specmill: configuration(specs) });
    write("packages/shop/package.json", text("specs/shop.yaml", "specs/stock.yaml"));
    commitAll(root);
    write("packages/shop/package.json", text("specs/shop.yaml"));
    const { out } = await specmillIn(folder, "diff", "--base", "HEAD");
    expect(out).toContain("The API `stock` is gone.");
    expect(out).toContain("was at  HEAD:package.json:1:41");
    expect(out).not.toContain(ordersGone);
  });

  test.each([
    [true, 1],
    [false, 0],
  ])("does not say which formats are checked, that of now does: %s", async (formats, code) => {
    write("specs/shop.yaml", receiving("Size: { type: string, format: date }"));
    commitAll(root);
    write("specs/shop.yaml", receiving("Size: { type: string }"));
    write("package.json", JSON.stringify({ specmill: { ...configuration(["specs/shop.yaml"]), formats } }));
    expect(await sinceHead("--fail-on", "wire")).toMatchObject({ code, error: "" });
  });

  test.each([
    ["decide", 1],
    ["annotate", 0],
  ])("does not say what discriminators mean, that of now does: %s", async (discriminators, code) => {
    const variant = "{ type: object, required: [kind], properties: { kind: { type: string } } }";
    const union = (tag: string) => `A: ${variant}
    B: ${variant}
    Size:
      anyOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }]
      discriminator: { propertyName: kind, mapping: { ${tag}: A } }`;
    write("specs/shop.yaml", receiving(union("a")));
    commitAll(root);
    write("specs/shop.yaml", receiving(union("b")));
    write("package.json", JSON.stringify({ specmill: { ...configuration(["specs/shop.yaml"]), discriminators } }));
    expect(await sinceHead("--fail-on", "wire")).toMatchObject({ code, error: "" });
  });

  test("is not asked for where there is none now", async () => {
    commitAll(root);
    write("package.json", "{}");
    expect(await sinceHead()).toMatchObject({
      code: 2,
      out: "",
      error: expect.stringContaining("configuration-missing"),
    });
  });
});
