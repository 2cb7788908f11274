import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../package/packed.js";

const docs = join(root, "docs");
const [, ...sections] = readFileSync(join(docs, "recipes.md"), "utf8").split(/^## /m);

/** A section: the files that it links, and the code that it shows. */
const recipes = sections.map((section) => ({
  title: section.slice(0, section.indexOf("\n")),
  files: [...section.matchAll(/\(recipes\/([^)]+)\)/g)].map(([, file]) => file ?? ""),
  blocks: [...section.matchAll(/```tsx?\n(.*?)```/gs)].map(([, block]) => block ?? ""),
}));

/** Code without its indentation: the page shows a few lines of what may stand further in. */
function flat(code: string): string {
  return code
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}

describe("the page about recipes", () => {
  test.each(recipes)("shows code of the file that is compiled: $title", ({ files, blocks }) => {
    expect(files).toHaveLength(1);
    expect(blocks).not.toEqual([]);
    const code = flat(readFileSync(join(docs, "recipes", files[0] ?? ""), "utf8"));
    for (const block of blocks) expect(code).toContain(flat(block).trim());
  });

  test("shows every recipe", () => {
    const shown = recipes.flatMap(({ files }) => files);
    const names = readdirSync(join(docs, "recipes")).filter(
      (name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !shown.includes(name))).toEqual([]);
  });
});
