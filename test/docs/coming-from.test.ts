import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { generatedFrom } from "../harness/package.js";
import { root } from "../package/packed.js";

const docs = join(root, "docs");
const read = (path: string) => readFileSync(join(docs, path), "utf8");
const peers = ["openapi-typescript", "hey-api", "orval"];
const files = readdirSync(join(docs, "coming-from"));

/** Code without its indentation: a page shows lines of what may stand further in. */
function flat(code: string): string {
  return code
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}

describe.each(peers)("the page for those who come from %s", (peer) => {
  const page = read(`coming-from-${peer}.md`);
  const own = files.filter((name) => name.startsWith(`${peer}.`));

  test("shows code of the files that are compiled, before and after", () => {
    const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, block = ""]) => flat(block).trim());
    const code = own.map((name) => ({ name, text: flat(read(`coming-from/${name}`)) }));
    const shown = blocks.map((block) => code.find(({ text }) => text.includes(block))?.name ?? block);
    expect(shown).toEqual(expect.arrayContaining([`${peer}.before.ts`, `${peer}.after.ts`]));
    expect(shown.filter((name) => !files.includes(name))).toEqual([]);
  });

  test("has the figures of the benchmarks, and the README links it", () => {
    const figures = page.match(/\d+(?:\.\d+)? (?:s|MB)\b/g) ?? [];
    expect(figures.length).toBeGreaterThan(0);
    const measured =
      read("benchmarks.md")
        .split("\n")
        .find((line) => line.startsWith(`| ${rows[peer]} `)) ?? "";
    const ours =
      read("benchmarks.md")
        .split("\n")
        .find((line) => /^\| specmill +\|.* s \|/.test(line)) ?? "";
    const cells = `${measured}${ours}`.split("|").map((cell) => cell.trim());
    for (const figure of figures) expect(cells).toContain(figure.replace(" MB", ""));
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`(docs/coming-from-${peer}.md)`);
  });
});

/** What the table of the benchmarks calls them. */
const rows: Readonly<Record<string, string>> = {
  "openapi-typescript": "openapi-typescript",
  "hey-api": "@hey-api/openapi-ts",
  orval: "orval",
};

test("what the pages show of specmill compiles; what they show of the others, `npm run coming-from` compiles", async () => {
  const document = readFileSync(join(root, "test/docs/shop.yaml"), "utf8");
  const { files: generated } = await generatedFrom({ "shop.yaml": document }, "shop.yaml");
  const modules = new Map<string, string>();
  for (const { path, text } of generated)
    if (path.startsWith("src/")) modules.set(path.replace("src/", "generated/"), text);
  const ours = files.filter((name) => !name.endsWith(".before.ts"));
  expect(ours).toHaveLength(4);
  for (const name of ours) modules.set(name, read(`coming-from/${name}`));
  expect(compileErrorsIn(modules, undefined, { isolatedDeclarations: false }).map(formatCompileError)).toEqual([]);
});
