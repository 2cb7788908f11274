import { posix } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { workOf } from "../harness/inert.js";
import { filesOf, runModule } from "../harness/package.js";
import { largeDocument } from "./large.js";
import { loadedBy, onCircles } from "./modules.js";

let files: readonly OutputFile[];
beforeAll(async () => {
  files = await filesOf(largeDocument());
});

const pathsOf = (all: readonly OutputFile[]) => all.map(({ path }) => path);

describe("the files of a large API", () => {
  test("stand in the folder of their kind, operations in that of their first tag", () => {
    const operations = pathsOf(files).filter((path) => path.startsWith("src/api/operations/"));
    expect(operations.map((path) => path.slice("src/api/operations/".length))).toEqual([
      "pets/get-pet.ts",
      "pets/put-pet.ts",
      "pets/get-owner.ts",
      "pets.ts",
      "x/get-cat.ts",
      "x.ts",
      "con-f08dd1/get-dog.ts",
      "con-f08dd1.ts",
      "index-090aa9/get-kind.ts",
      "index-090aa9.ts",
      "proto/get-toolbox.ts",
      "proto.ts",
      "tag-18b9e5/get-tool-box-operation.ts",
      "tag-18b9e5.ts",
      "tag-26640f/get-tool-box2.ts",
      "tag-26640f.ts",
      "items/get-item9.ts",
      "items/get-item19.ts",
      "items.ts",
      "untagged/get-nested.ts",
      "untagged.ts",
    ]);
    const types = pathsOf(files).filter((path) => /types\/(?!item)/.test(path));
    expect(types.map((path) => path.slice("src/api/types/".length))).toEqual([
      "home.ts",
      "kind.ts",
      "cat.ts",
      "dog.ts",
      "put-pet-body.ts",
      "problem.ts",
      "toolbox.ts",
      "tool-box-model.ts",
      "tool-box.ts",
      "index-aec7ae.ts",
      "con-531868.ts",
      "proto.ts",
      "nested.ts",
    ]);
  });

  test("have names that every file system takes and tells apart", () => {
    const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
    const all = pathsOf(files).filter((path) => path.startsWith("src/api/"));
    for (const segment of all.flatMap((path) => path.split("/"))) {
      expect(segment).toMatch(/^[a-z0-9][a-z0-9-]*(?:\.ts)?$/);
      expect(segment).not.toMatch(reserved);
    }
    expect(new Set(all).size).toBe(all.length);
  });

  test("hold the schemas together that lead to each other", () => {
    const text = textOf("src/api/types/home.ts");
    expect([...text.matchAll(/^export interface (\w+)/gm)].map(([, name]) => name)).toEqual(["Owner", "Pet", "Home"]);
  });

  test("compile, load without a circle, and run nothing", () => {
    const modules = new Map(files.filter(({ path }) => path.endsWith(".ts")).map(({ path, text }) => [path, text]));
    expect(compileErrorsIn(modules, () => undefined).map(formatCompileError)).toEqual([]);
    expect(onCircles(loadedBy(files))).toEqual([]);
    expect([...modules].flatMap(([path, text]) => (path.includes("runtime/") ? [] : workOf(path, text)))).toEqual([]);
  });

  test("are all exported by the module that smaller APIs have", async () => {
    const names = (path: string) => [...textOf(path).matchAll(/^export (?:function|const) (\w+)/gm)].map(([, n]) => n);
    const api = await runModule(files, "src/api/index.ts", new Map());
    const validators = pathsOf(files).filter((path) => /^src\/api\/(operations|unions|enums)\/.*\/?/.test(path));
    for (const name of validators.flatMap(names)) expect(Object.keys(api)).toContain(name);
    for (const name of ["isItem9", "validatePet", "parseCat", "KindSchema", "createApiClient", "createApiCaller"])
      expect(Object.keys(api)).toContain(name);
    // What modules share with each other is no export of the API.
    expect(Object.keys(api).filter((name) => name.startsWith("explain"))).toEqual([]);
  });
});

describe("who needs a part", () => {
  test.each([
    ["operations/items/get-item9", [...items(0, 9), "problem"]],
    ["operations/items/get-item19", [...items(10, 19), "problem"]],
    ["operations/x/get-cat", ["cat", "problem"]],
    ["validators/cat", ["cat"]],
    ["types/home", ["cat", "dog", "home", "kind"]],
    ["unions/kind", ["cat", "dog", "kind"]],
    ["enums/item3", []],
  ])("loads with %s no other schemas", (module, schemas) => {
    const loaded = neededBy(`src/api/${module}.ts`);
    const types = loaded.flatMap((path) => /^src\/api\/types\/(.*)\.ts$/.exec(path)?.[1] ?? []);
    expect(types.sort()).toEqual([...schemas].sort());
    const validators = loaded.flatMap((path) => /^src\/api\/validators\/([^/]*)\.ts$/.exec(path)?.[1] ?? []);
    expect(validators.filter((name) => !schemas.includes(name))).toEqual([]);
    expect(loaded.filter((path) => /^src\/api\/(?:operations\/|paths|client)/.test(path))).toEqual(
      [module].filter((each) => each.startsWith("operations/")).map((each) => `src/api/${each}.ts`),
    );
  });

  test("calls an operation with a caller, which is no client of another API", async () => {
    const calls = `
      import { createApiCaller } from "./src/api/caller.js";
      import { createApiClient } from "./src/api/client.js";
      import { getCat } from "./src/api/operations/x/get-cat.js";
      import type { ApiCaller } from "./src/runtime/client.js";
      declare const other: ApiCaller<"other">;
      const caller = createApiCaller();
      caller.use({ onRequest: () => undefined });
      void getCat(caller, { path: { id: "1" } });
      void getCat(createApiClient(), { path: { id: "1" } });
      // @ts-expect-error
      void getCat(other, { path: { id: "1" } });
      // @ts-expect-error
      caller.GET("/getCat/{id}", {});`;
    const modules = new Map(files.filter(({ path }) => path.endsWith(".ts")).map(({ path, text }) => [path, text]));
    const errors = compileErrorsIn(modules.set("use.ts", calls), () => undefined);
    expect(errors.map(formatCompileError)).toEqual([]);
    const { createApiCaller } = (await runModule(files, "src/api/caller.ts", new Map())) as {
      createApiCaller: (options: object) => unknown;
    };
    const { getCat } = (await runModule(files, "src/api/operations/x/get-cat.ts", new Map())) as {
      getCat: (caller: unknown, request: object) => Promise<object>;
    };
    const caller = createApiCaller({ fetch: async () => Response.json({ kind: "cat", lives: 9 }) });
    expect(await getCat(caller, { path: { id: "1" } })).toMatchObject({ ok: true, data: { kind: "cat", lives: 9 } });
  });
});

describe("when the document grows", () => {
  test("by a schema and an operation, they get files, and no other file moves or changes", async () => {
    const grown = await filesOf(
      largeDocument({
        schemas: { Another: { type: "object", properties: { item: { $ref: "#/components/schemas/Item9" } } } },
        paths: {
          "/another": {
            get: {
              operationId: "getAnother",
              tags: ["Items"],
              responses: {
                200: {
                  description: "It.",
                  content: { "application/json": { schema: { $ref: "#/components/schemas/Another" } } },
                },
              },
            },
          },
        },
      }),
    );
    const before = new Map(files.map(({ path, text }) => [path, text]));
    const changed = grown.filter(({ path, text }) => before.get(path) !== text).map(({ path }) => path);
    expect(changed.sort()).toEqual([
      "README.md",
      "src/api/operations/items.ts",
      "src/api/operations/items/get-another.ts",
      "src/api/paths.ts",
      "src/api/types.ts",
      "src/api/types/another.ts",
      "src/api/validators.ts",
      "src/api/validators/another.ts",
    ]);
    expect(pathsOf(files).filter((path) => !pathsOf(grown).includes(path))).toEqual([]);
  });

  test("the same document is the same bytes", async () => {
    expect(await filesOf(largeDocument())).toEqual(files);
  });
});

function items(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `item${from + index}`);
}

function textOf(path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}

/** A module and all that TypeScript loads because of it. */
function neededBy(path: string): readonly string[] {
  const needed = new Set([path]);
  // A Set is walked to what is added meanwhile.
  for (const module of needed) {
    const { importedFiles } = ts.preProcessFile(textOf(module));
    for (const { fileName } of importedFiles.filter((each) => each.fileName.startsWith(".")))
      needed.add(posix.join(posix.dirname(module), fileName).replace(/\.js$/, ".ts"));
  }
  return [...needed];
}
