import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../generator/commands/command.js";
import type { Explanation } from "../../generator/commands/reports/explain/explanation.js";
import { specmillIn } from "../harness/command.js";

const folder = join(import.meta.dirname, "explain");
const repository = join(import.meta.dirname, "../..");
const explain = (...argv: readonly string[]) => specmillIn(folder, "explain", ...argv);

async function explained(...argv: readonly string[]): Promise<Explanation> {
  return JSON.parse((await explain(...argv, "--format", "json")).out);
}

describe("a document of unions of every kind", () => {
  test("is explained as text", async () => {
    const { code, out, error } = await explain("spec.yaml");
    expect([code, error]).toEqual([0, ""]);
    await expect(out).toMatchFileSnapshot("explain/expected/document.txt");
  });

  test("is explained as data", async () => {
    const { code, out, error } = await explain("spec.yaml", "--format", "json");
    expect([code, error]).toEqual([0, ""]);
    await expect(out).toMatchFileSnapshot("explain/expected/document.json");
  });

  test("has unions of every kind, and reasons against every way", async () => {
    const { unions, names } = await explained("spec.yaml");
    expect(new Set(unions.map(({ decision }) => decision.by))).toEqual(new Set(["tag", "type", "property", "trial"]));
    expect(new Set(unions.flatMap(({ exclusions }) => exclusions.map(({ way }) => way)))).toEqual(
      new Set(["tag", "type", "property"]),
    );
    expect(new Set(names.map(({ origin }) => origin))).toEqual(
      new Set(["chosen", "contract", "location", "method-and-path", "view", "derived"]),
    );
  });

  test("has nothing in its explanation that is not where it says", async () => {
    const lines = readFileSync(join(folder, "spec.yaml"), "utf8").split("\n");
    for (const { at, keyword } of (await explained("spec.yaml")).unions) {
      expect(lines[at.line - 1]?.slice(at.column - 1)).toMatch(new RegExp(`^${keyword}:`));
    }
  });

  test("is read by the letter of OpenAPI where that is asked for", async () => {
    const { unions } = await explained("spec.yaml", "Pet", "--discriminators", "annotate");
    expect(unions).toMatchObject([{ subject: "Pet", decision: { by: "trial" } }]);
  });
});

test("a document on standard input is explained", async () => {
  let out = "";
  const terminal = { root: folder, error: () => {}, interactive: false, colour: false };
  const input = async () => readFileSync(join(folder, "spec.yaml"));
  const code = await run(["explain", "-"], { ...terminal, input, out: (text) => (out += text) });
  expect([code, out.split("\n")[0]]).toEqual([0, "-: 13 unions, 5 only by trial"]);
});

describe("one schema", () => {
  test("is explained with its types, its users and the unions in it", async () => {
    const { code, out } = await explain("spec.yaml", "Keeper");
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot("explain/expected/schema.txt");
  });

  test.each(["pet", "PetModel", "#/components/schemas/pet"])("is found by %s", async (wanted) => {
    const { schema, names } = await explained("spec.yaml", wanted);
    expect(schema).toMatchObject({ name: "pet", pointer: "#/components/schemas/pet" });
    expect(schema?.types.map(({ names }) => names?.type)).toEqual(["PetModel"]);
    expect(names[0]?.sentence).toBe("`Pet` is the name of the schema `Pet`.");
  });

  test("need not have a name", async () => {
    const { schema, unions } = await explained("spec.yaml", "#/components/schemas/Shape/oneOf/0");
    expect(schema).toMatchObject({ name: null, subject: "Shape/oneOf/0", types: [{ names: null }] });
    expect(unions).toEqual([]);
  });

  test.each([
    ["Keepr", "Did you mean `Keeper`?"],
    ["PetModl", "Did you mean `PetModel`?"],
    ["#/components/schemas/Keepr", "Did you mean `#/components/schemas/Keeper`?"],
  ])("is suggested where there is none such: %s", async (wanted, suggestion) => {
    const { code, out, error } = await explain("spec.yaml", wanted);
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain(suggestion);
  });

  test("is not suggested where none is near", async () => {
    const { code, error } = await explain("spec.yaml", "Elephant");
    expect(code).toBe(2);
    expect(error).not.toContain("Did you mean");
  });
});

describe("a document with mistakes", () => {
  test("is not explained, and its errors are printed", async () => {
    const { code, out, error } = await explain("none.yaml");
    expect([code, out]).toEqual([1, ""]);
    expect(error).toContain("error  file-missing");
    expect(await explain()).toMatchObject({ code: 2, out: "" });
  });

  test("is one with warnings where these are errors", async () => {
    const { code, out, error } = await explain("spec.yaml", "--strict");
    expect([code, out]).toEqual([1, ""]);
    expect(error).toContain("error  tag-not-stated");
  });
});

test("the unions of Rapidly's prices", async () => {
  const { code, out } = await specmillIn(repository, "explain", "specs/rapidly.yaml");
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot("explain/expected/rapidly.txt");
});

test("the documentation shows what is printed", async () => {
  const [, section = ""] = readFileSync(join(repository, "docs/unions.md"), "utf8").split("## Why is it so?");
  const blocks = [...section.matchAll(/```\n(.*?)```/gs)].map(([, block]) => block);
  const printed = [await explain("spec.yaml"), await specmillIn(repository, "explain", "specs/rapidly.yaml")];
  expect(blocks).toHaveLength(2);
  for (const block of blocks) expect(printed.some(({ out }) => out.includes(block ?? ""))).toBe(true);
});
