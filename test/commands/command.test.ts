import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../generator/commands/command.js";
import { specmillIn } from "../harness/command.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-command-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const specmill = (...argv: readonly string[]) => specmillIn(root, ...argv);

const contract = (type: string) => `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Price:
      type: ${type}
`;

describe("generating", () => {
  const call = ["generate", "shop.yaml", "--out", "out", "--package", "@example/shop"];

  test("writes and builds, then changes nothing, and a check agrees", async () => {
    writeFileSync(join(root, "shop.yaml"), contract("integer"));
    const first = await specmill(...call);
    expect(first).toMatchObject({ code: 0, error: "" });
    expect(first.out).toMatch(/^Generated 1 API, (\d+) files \(\1 changed\) in \d+\.\d s\n$/);
    const written = snapshotOf(join(root, "out"));
    expect(Object.keys(written)).toEqual(expect.arrayContaining([".specmill.json", "package.json", "dist", "src"]));

    expect((await specmill(...call)).out).toMatch(/^Up to date: 1 API, \d+ files, in /);
    expect(snapshotOf(join(root, "out"))).toEqual(written);
    const check = await specmill(...call, "--check");
    expect(check).toMatchObject({ code: 0, error: "" });
    expect(check.out).toMatch(/^Up to date: 1 API, \d+ files, in /);
    expect(await specmill(...call, "--check", "--quiet")).toEqual({ code: 0, out: "", error: "" });
  });

  test("is refused with what it wrote before untouched, and a check of what changed fails", async () => {
    writeFileSync(join(root, "shop.yaml"), contract("integer"));
    await specmill(...call);
    const written = snapshotOf(join(root, "out"));
    writeFileSync(join(root, "shop.yaml"), contract("&a [*a]"));
    expect(await specmill(...call)).toMatchObject({ code: 1, out: "Nothing was generated\n" });
    writeFileSync(join(root, "shop.yaml"), contract("string"));
    const check = await specmill("check", ...call.slice(1));
    expect(check.code).toBe(1);
    expect(check.error).toContain("output-stale");
    expect(snapshotOf(join(root, "out"))).toEqual(written);
  });

  test("is as strict as the call or the configuration says", async () => {
    writeFileSync(join(root, "shop.yaml"), contract("intger"));
    expect(await specmill(...call)).toMatchObject({ code: 1 });
    const lenient = await specmill(...call, "--lenient");
    expect(lenient).toMatchObject({ code: 0 });
    expect(lenient.error).toMatch(/warning {2}type-unknown\n.*Values of every type are allowed\./);
    writeFileSync(join(root, "shop.yaml"), contract("integer\n      nullable: true"));
    expect(await specmill(...call)).toMatchObject({ code: 0 });
    const strict = await specmill(...call, "--strict");
    expect(strict).toMatchObject({ code: 1 });
    expect(strict.error).toContain("error  nullable-outdated");
    expect(await specmill(...call, "--strict", "--lenient")).toMatchObject({ code: 2 });
    const specmillIs = { specs: ["shop.yaml"], out: "out", package: "@example/shop", strictness: "strict" };
    writeFileSync(join(root, "package.json"), JSON.stringify({ specmill: specmillIs }));
    expect(await specmill("generate")).toMatchObject({ code: 1 });
    expect(await specmill("generate", "--lenient")).toMatchObject({ code: 0 });
  });

  test("shows the mistakes of every document", async () => {
    const { code, error } = await specmill("generate", "a.yaml", "b.yaml", "--out", "out", "--package", "p");
    expect(code).toBe(1);
    expect(error.match(/file-missing/g)).toHaveLength(2);
    expect(error).toContain("2 errors");
  });

  test("checks the formats that are not turned off", async () => {
    const formats =
      "object\n      properties: { a: { type: string, format: date }, b: { type: string, format: uuid } }";
    writeFileSync(join(root, "shop.yaml"), contract(formats));
    const used = async (...flags: readonly string[]) => {
      expect(await specmill(...call, ...flags)).toMatchObject({ code: 0, error: "" });
      const runtime = join(root, "out/src/runtime/formats");
      return existsSync(runtime) ? readdirSync(runtime) : [];
    };
    expect(await used()).toEqual(["date.ts", "uuid.ts"]);
    expect(await used("--no-format", "date")).toEqual(["uuid.ts"]);
    expect(await used("--no-format", "date", "--no-format", "uuid")).toEqual([]);
    expect(await used("--no-formats")).toEqual([]);
  });

  test("reads discriminators as it is told", async () => {
    const pet = "object\n      required: [kind]\n      properties: { kind: { type: string } }";
    const union = `
    Pet:
      oneOf: [{ $ref: "#/components/schemas/Price" }, { $ref: "#/components/schemas/Other" }]
      discriminator: { propertyName: kind }
    Other:
      type: ${pet}
`;
    writeFileSync(join(root, "shop.yaml"), contract(pet) + union);
    const decided = await specmill(...call);
    expect(decided).toMatchObject({ code: 0, error: expect.stringContaining("tag-not-stated") });
    const types = () => readFileSync(join(root, "out/src/shop/types.ts"), "utf8");
    expect(types()).toContain('Price & { kind: "Price" }');
    // What a run did not say in the same words is done anew.
    const annotated = await specmill(...call, "--discriminators", "annotate");
    expect(annotated).toMatchObject({ code: 0, error: expect.stringContaining("tag-missing") });
    expect(types()).toContain("type Pet = Price | Other;");
    expect(await specmill(...call, "--discriminators", "ignore")).toMatchObject({ code: 2 });
  });

  test("is quiet but for errors when told", async () => {
    expect(await specmill("generate", "a.yaml", "--out", "out", "--package", "p", "--quiet")).toMatchObject({
      code: 1,
      out: "",
      error: expect.stringContaining("file-missing"),
    });
  });
});

describe("the call", () => {
  test("asks for help or the version", async () => {
    const help = await specmill("--help");
    expect(help).toMatchObject({ code: 0, error: "" });
    for (const text of ["generate", "check", "Examples:", "Exit codes:", "NO_COLOR"]) expect(help.out).toContain(text);
    expect((await specmill("generate", "--help")).out).toContain("--package <NAME>");
    expect(await specmill("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test.each([
    [],
    ["generates"],
    ["generate", "--wat"],
    ["generate", "--out"],
    ["generate", "a.yaml", "--package", "Not A Name", "--out", "out"],
    ["generate", "a.yaml", "--package", "p", "--out", "out", "--package-version", "1"],
    ["generate", "a.yaml", "--out", "out", "--package", "p", "--no-format", "emial"],
    ["generate", "a.yaml", "--out", "out", "--package", "p", "--no-format"],
    ["generate", "a.yaml", "--package-version", "1.0.0"],
    ["generate", "a.yaml", "--package", "p", "--import-extension", "none"],
    ["a.yaml", "--import-extension", "mts"],
    ["--wat"],
    ["generate", "a.yaml", "--package", "p", "--out", "."],
    ["generate"],
  ])("is wrong: %j", async (...argv) => {
    const { code, error } = await specmill(...(argv as string[]));
    expect(code).toBe(2);
    expect(error).not.toBe("");
    expect(snapshotOf(root)).toEqual({});
  });

  test("needs nothing but a document, and not even a command", async () => {
    writeFileSync(join(root, "shop.yaml"), contract("integer"));
    const { code, error } = await specmill("shop.yaml");
    expect({ code, error }).toEqual({ code: 0, error: "" });
    const generated = readdirSync(join(root, "generated")).toSorted();
    expect(generated).toEqual([".specmill", ".specmill.json", "runtime", "shop"]);
    expect((await specmill("--quiet", "shop.yaml", "--check")).code).toBe(0);
    expect((await specmill("generate", "shop.yaml")).out).toMatch(/^Up to date/);
    expect(await specmill("shop")).toMatchObject({ code: 1, error: expect.stringContaining("file-missing") });
  });

  test("ends with 70 at a bug of specmill's own", async () => {
    let error = "";
    const code = await run(["--version"], {
      root,
      out: () => {
        throw new Error("What a surprise.");
      },
      error: (text) => {
        error += text;
      },
      interactive: false,
      colour: false,
    });
    expect(code).toBe(70);
    expect(error).toContain("specmill has a bug: Error: What a surprise.");
  });
});
