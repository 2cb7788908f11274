import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { generatedFrom, runModules } from "../harness/package.js";
import { root } from "../package/packed.js";

const pages = ["clients", "parameters", "bodies", "responses", "streams", "security", "servers", "resilience"];
const document = readFileSync(join(root, "test/docs/shop.yaml"), "utf8");
const { files, diagnostics } = await generatedFrom({ "shop.yaml": document }, "shop.yaml");
const [shop = {}, runtime = {}] = await runModules(files, ["src/shop/index.ts", "src/runtime/index.ts"]);

/** The blocks of code on a page. */
function blocksOf(page: string): readonly string[] {
  const text = readFileSync(join(root, `docs/${page}.md`), "utf8");
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block ?? "");
}

const blocks = pages.flatMap((page) =>
  blocksOf(page).map((block, index) => ({ page, block, name: `${page}-${index}` })),
);

/** What the code on the pages may use without saying where it is from. */
const surroundings = `
import type * as api from "./src/shop/index.js";
import type * as runtime from "./src/runtime/index.js";
declare global {
  const shop: api.ShopClient;
  const id: string;
  const bytes: Uint8Array<ArrayBuffer>;
  const tokens: { current(): Promise<string> };
  ${Object.keys(shop)
    .map((name) => `const ${name}: typeof api.${name};`)
    .join("\n  ")}
  ${Object.keys(runtime)
    .map((name) => `const ${name}: typeof runtime.${name};`)
    .join("\n  ")}
}`;

/** A block as a module: its imports, and the rest in a function. */
function moduleOf(block: string): string {
  const lines = block.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const others = lines.filter((line) => !line.startsWith("import "));
  return [...imports, "export async function example(): Promise<unknown> {", ...others, "return;", "}"].join("\n");
}

describe("the pages about clients", () => {
  test("show code that compiles", () => {
    const modules = new Map(files.filter(({ path }) => path.endsWith(".ts")).map(({ path, text }) => [path, text]));
    modules.set("surroundings.ts", surroundings);
    for (const { name, block } of blocks) modules.set(`${name}.ts`, moduleOf(block));
    const locate = (specifier: string) => {
      const [, entry] = /^@acme\/clients\/(\w+)$/.exec(specifier) ?? [];
      return entry && `src/${entry}/index.ts`;
    };
    // A few lines of code do not use all that they name.
    const errors = compileErrorsIn(modules, locate, { noUnusedLocals: false });
    expect(errors.map(formatCompileError)).toEqual([]);
    expect(diagnostics).toBe("");
  });

  test.each(blocks)("show a feature in five lines or fewer: $name", ({ block }) => {
    expect(block.split("\n").filter((line) => line !== "" && !line.startsWith("import ")).length).toBeLessThan(6);
  });
});

describe("the page about parameters", () => {
  const calls = blocksOf("parameters").flatMap((block) =>
    block.split("\n").filter((line) => line.includes(" // GET ")),
  );

  test.each(calls)("says what is sent: %s", async (line) => {
    const sent: string[] = [];
    const client = (shop.createShopClient as CreateClient)({
      fetch: async ({ method, url }) => {
        sent.push(`${method} ${url.replace("https://shop.example/v1", "")}`);
        return Response.json({});
      },
    });
    const run = new Function(
      "shop",
      "readItem",
      "findItems",
      "withShopParameters",
      `return (async () => { ${line}\n })()`,
    );
    await run(client, shop.readItem, shop.findItems, shop.withShopParameters);
    expect(sent).toEqual([line.replace(/^.* \/\/ /, "")]);
  });
});

type CreateClient = (options: { readonly fetch: (request: Request) => Promise<Response> }) => unknown;
