import { describe, expect, test } from "vitest";
import { emitSources } from "../../generator/4-emit/sources.js";
import { generatedFrom } from "../harness/package.js";

describe("plain sources", () => {
  const modules = (...texts: readonly string[]) => texts.map((text) => ({ path: "src/shop/types.ts", text }));

  test("are in the folders of their APIs", () => {
    const files = ["src/shop/types.ts", "src/runtime/index.ts", "src/src/types.ts"].map((path) => ({ path, text: "" }));
    expect(emitSources(files, "js").map(({ path }) => path)).toEqual([
      "shop/types.ts",
      "runtime/index.ts",
      "src/types.ts",
    ]);
  });

  test.each([
    ['import { a } from "./a.js";', 'import { a } from "./a";'],
    ['import type { A } from "../runtime/a.js";', 'import type { A } from "../runtime/a";'],
    ['import {\n  a,\n  b,\n} from "./formats/a.js";', 'import {\n  a,\n  b,\n} from "./formats/a";'],
    ['export * from "./a.js";', 'export * from "./a";'],
    ['export type * from "./a.js";', 'export type * from "./a";'],
    ['import x, {\n  type Y,\n} from "openapi-fetch";', 'import x, {\n  type Y,\n} from "openapi-fetch";'],
    ['import z from "other.js";', 'import z from "other.js";'],
  ])("import without extensions: %s", (before, after) => {
    expect(emitSources(modules(before), "none")[0]?.text).toBe(after);
    expect(emitSources(modules(before), "js")[0]?.text).toBe(before);
  });

  test("keep the text of a contract, whatever it looks like", async () => {
    const line = 'import { x } from "./evil.js";';
    const document = {
      openapi: "3.1.0",
      info: { title: line, version: "1", description: `${line}\n${line}\n} from "./evil.js";` },
      paths: {},
      components: {
        schemas: {
          Line: { description: `${line}\n\n${line}`, enum: [line, `} ${line}`, './evil.js";', `x\n${line}\n`] },
          Keys: { type: "object", properties: { [line]: { const: line }, ' from "./evil.js': {} } },
          Pattern: { type: "string", pattern: ' from "\\./evil\\.js";' },
        },
      },
    };
    const { files } = await generatedFrom({ "api.json": JSON.stringify(document) }, "api.json");
    const sources = files.filter(({ path }) => path.startsWith("src/"));
    const without = emitSources(sources, "none");
    const evil = (text: string) => text.split("evil").length;
    for (const [index, { text }] of sources.entries()) {
      const after = without[index]?.text ?? "";
      expect(evil(after)).toBe(evil(text));
      // All that is different are the ends of specifiers.
      const changed = text.split("\n").filter((each, at) => each !== after.split("\n")[at]);
      expect(changed.filter((each) => each.includes("evil"))).toEqual([]);
      expect(after).not.toMatch(/^(?:import|export|\}) .* from "\.[^"]*\.js";$/m);
    }
    expect(without.some(({ text }) => text.includes("evil.js"))).toBe(true);
  });
});
