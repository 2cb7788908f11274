import { describe, expect, it } from "vitest";
import { emitPackage, generatedFields } from "../../generator/4-emit/package.js";
import type { PrintedModule } from "../../generator/4-emit/print/module.js";
import { emitRuntime } from "../../generator/4-emit/runtime.js";
import { modelOf, path, response } from "./operations-sample.js";

const form = { kind: "package", name: "@acme/clients", version: "1.2.3" } as const;
const client = { path: "src/runtime/client.ts", text: 'import createClient from "openapi-fetch";\n' };

describe("emitPackage", () => {
  const notes = modelOf({
    title: "Notes | *all* of <them>",
    schemas: { Note: { kind: "unknown" } },
    operations: {
      readNotes: { path: path("/notes|`all`"), responses: [response(200, "Note")], summary: "Read\n# them | [all](x)" },
    },
  });
  const tags = modelOf({ name: "tags", title: "Tags", schemas: { Tag: { kind: "unknown" } }, operations: {} });

  it("has an export for each API, and depends on what the runtime imports", () => {
    expect(manifestOf([notes, tags], [client])).toEqual({
      name: "@acme/clients",
      version: "1.2.3",
      description: "Types, validators and clients for Notes | *all* of <them> and Tags.",
      type: "module",
      sideEffects: false,
      exports: {
        "./notes": { types: "./dist/notes/index.d.ts", default: "./dist/notes/index.js" },
        "./tags": { types: "./dist/tags/index.d.ts", default: "./dist/tags/index.js" },
        "./runtime": { types: "./dist/runtime/index.d.ts", default: "./dist/runtime/index.js" },
        "./package.json": "./package.json",
      },
      files: ["dist", "src"],
      engines: { node: "^20.19.0 || >=22.12.0" },
      dependencies: { "openapi-fetch": "^0.17.0" },
    });
  });

  it("says what the configuration says of it, and nothing in place of what is generated", () => {
    const fields = { license: "MIT", private: true, publishConfig: { access: "public" } };
    const [file] = emitPackage([notes], [], { ...form, fields });
    const manifest = JSON.parse(file?.text ?? "");
    expect(manifest).toMatchObject(fields);
    expect(Object.keys(manifest)).toEqual([
      ...["name", "version", "description", "license", "private", "publishConfig", "type", "sideEffects"],
      ...["exports", "files", "engines", "dependencies"],
    ]);
    expect(Object.keys(manifest).filter((field) => !(field in fields || generatedFields.includes(field)))).toEqual([]);
  });

  it("lists the types of an export first, as conditions are tried in order", () => {
    const { exports } = manifestOf([notes], []) as { exports: Record<string, object> };
    expect(Object.keys(exports["./notes"] ?? {})).toEqual(["types", "default"]);
  });

  it("depends on nothing where nothing can be called", () => {
    expect(manifestOf([tags], [{ path: "src/runtime/objects.ts", text: "" }])).toMatchObject({ dependencies: {} });
  });

  it("explains how the package is used", async () => {
    const readme = emitPackage([notes, tags], [client], form)[1];
    expect(readme?.path).toBe("README.md");
    await expect(readme?.text).toMatchFileSnapshot("expected/README.md.txt");
  });
});

describe("emitRuntime", () => {
  const runtime = new Map([
    ["unused.ts", 'import { a } from "./a.js";\n'],
    ["a.ts", 'import type { B } from "./b.js";\nimport {\n  c,\n  d,\n} from "./formats/c.js";\n'],
    ["b.ts", 'export type { A } from "./a.js";\nimport x from "openapi-fetch";\n'],
    ["formats/c.ts", 'import { e } from "../e.js";\n// from "./gone.js"\n'],
    ["e.ts", "\ufeffkept\r\nas it is"],
  ]);
  const importing = (...names: readonly string[]): PrintedModule => ({
    path: "src/notes/types.ts",
    text: "",
    imports: [
      { kind: "package", name: "openapi-fetch" },
      { kind: "file", path: "src/notes/paths.ts" },
      ...names.map((name) => ({ kind: "file" as const, path: `src/runtime/${name}.ts` })),
    ],
  });

  it("copies what is imported, and what that imports, byte for byte", () => {
    expect(emitRuntime([importing("a"), importing("e")], runtime)).toEqual(
      ["a.ts", "b.ts", "e.ts", "formats/c.ts"].map((name) => ({
        path: `src/runtime/${name}`,
        text: runtime.get(name),
      })),
    );
  });

  it("copies nothing that is not imported", () => {
    expect(emitRuntime([importing()], runtime)).toEqual([]);
  });

  it("throws for a module that is not there", () => {
    expect(() => emitRuntime([importing("gone")], runtime)).toThrow("`gone.ts`");
  });
});

function manifestOf(models: readonly ReturnType<typeof modelOf>[], runtime: readonly (typeof client)[]): unknown {
  const [file] = emitPackage(models, runtime, form);
  expect(file?.path).toBe("package.json");
  return JSON.parse(file?.text ?? "");
}
