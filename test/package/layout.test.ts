import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { largeDocument } from "../layout/large.js";
import { node } from "./packed.js";
import { type PackedCommand, type Project, packCommand } from "./packed-command.js";

let command: PackedCommand;
beforeAll(async () => {
  command = await packCommand();
}, 120_000);
afterAll(() => command.remove());

const tsconfig = (file: string) =>
  JSON.stringify({
    compilerOptions: {
      ...{ strict: true, noEmit: true, target: "es2022", module: "nodenext", lib: ["es2022", "dom"], types: [] },
      skipLibCheck: true,
    },
    files: [file],
  });

/** One call, as a stranger writes it. */
const call = (caller: string, create: string, operation: string) => `import { ${create} } from "${caller}";
import { getItem19 } from "${operation}";
export const result = getItem19(${create}(), { path: { id: "1" }, body: { id: 19 } });
`;

const forms = [
  { form: "plain sources", words: [], root: (out: string) => `./${out}`, end: ".js" },
  { form: "a package", words: ["--package", "@acme/clients"], root: () => "@acme/clients", end: "" },
] as const;

describe.each(forms)("a consumer of one operation of a large API: $form", ({ form, words, root, end }) => {
  let project: Project;

  beforeAll(async () => {
    const at = (out: string) => `${root(out)}/large`;
    project = command.project({
      "large.json": largeDocument(),
      "package.json": JSON.stringify({ type: "module" }),
      "tsconfig.json": tsconfig("use.ts"),
      "use.ts": call(
        `${at("generated")}/caller${end}`,
        "createLargeCaller",
        `${at("generated")}/operations/items/get-item19${end}`,
      ),
    });
    project.install("openapi-fetch", "openapi-typescript-helpers");
    expect(await project.specmill(["large.json", ...words])).toMatchObject({ code: 0 });
    if (form === "a package") project.link("@acme/clients", "generated");
  });

  test("type-checks what the operation needs, and nothing else", () => {
    const listed = node("typescript/bin/tsc", ["-p", project.folder, "--listFiles"], project.folder);
    const ofApi = listed.split("\n").flatMap((path) => /\/large\/(.*?)(?:\.d)?\.ts$/.exec(path)?.[1] ?? []);
    const items = Array.from({ length: 10 }, (_, index) => `item${index + 10}`);
    const schemas = [...items, "problem"];
    const types = schemas.map((name) => `types/${name}`);
    // The declarations of a package do not say what validates.
    const validators = [...schemas.map((name) => `validators/${name}`), "validators/shared/functions"];
    const needed = ["caller", "operations/items/get-item19", ...types, ...(form === "a package" ? [] : validators)];
    expect(ofApi.sort()).toEqual(needed.sort());
  });

  test("still compiles by the module of the whole API", () => {
    const whole = `${root("generated")}/large${end === "" ? "" : "/index.js"}`;
    project.write("use.ts", call(whole, "createLargeClient", whole));
    project.compile();
  });

  test("bundles no more than the same call of a document with nothing else", async () => {
    const words = ["--include", "id:getItem19", "--out", "alone"];
    expect(await project.specmill(["large.json", ...words])).toMatchObject({ code: 0 });
    expect(project.has("alone/large/operations")).toBe(false);
    const alone = "./alone/large/index.js";
    const bytes = {
      alone: await bundled(project.folder, call(alone, "createLargeClient", alone)),
      part: await bundled(
        project.folder,
        call(
          `${root("generated")}/large/caller${end}`,
          "createLargeCaller",
          `${root("generated")}/large/operations/items/get-item19${end}`,
        ),
      ),
    };
    // A function that walks the items of a schema's list stands in each module that needs it.
    expect(bytes.part).toBeLessThanOrEqual(bytes.alone * 1.02);
    expect(bytes.part).toBeGreaterThan(bytes.alone * 0.9);
  });
});

test("the package says which modules can be imported", async () => {
  const project = command.project({ "large.json": largeDocument() });
  await project.specmill(["large.json", "--package", "@acme/clients"]);
  const { exports } = JSON.parse(readFileSync(join(project.folder, "generated/package.json"), "utf8"));
  expect(exports).toMatchObject({
    "./large": { types: "./dist/large/index.d.ts", default: "./dist/large/index.js" },
    "./large/*": { types: "./dist/large/*.d.ts", default: "./dist/large/*.js" },
  });
});

/** How many bytes an application ships of some code. */
async function bundled(folder: string, code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.contents.length ?? 0;
}
