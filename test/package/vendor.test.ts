import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PackedCommand, type Project, packCommand } from "./packed-command.js";

let command: PackedCommand;
beforeAll(async () => {
  command = await packCommand();
}, 120_000);
afterAll(() => command.remove());

/** A vendor's document: what is wanted of it is small, and something in it is wrong. */
const vendor = `openapi: 3.0.3
info: { title: Vendor, version: "1" }
servers: [{ url: "https://vendor.example" }]
paths:
  /items/{id}:
    get:
      operationId: readItem
      tags: [items]
      responses:
        "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } } }
  /items:
    delete: { operationId: dropItems, tags: [items], deprecated: true, responses: { "204": { description: Done. } } }
  /users:
    get:
      operationId: listUsers
      tags: [users]
      responses:
        "200": { description: All., content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } }
components:
  schemas:
    Item: { type: object, required: [price], properties: { price: { type: number } } }
    User: { type: object, properties: { name: { type: string } } }
`;

const overlay = (type: string) => `overlay: 1.0.0
info: { title: Fixes, version: "1" }
actions:
  - target: $.paths['/items/{id}']
    update: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }] }
  - target: $.components.schemas.Item.properties.price
    update: { type: ${type} }
  - target: $.paths['/orders']
    remove: true
`;

const tsconfig = JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, target: "es2022", module: "nodenext", types: [], skipLibCheck: true },
  include: ["use.ts"],
});

const use = (specifier: string) => `import { createVendorClient, type Item, readItem } from "${specifier}";
const result = await readItem(createVendorClient(), { path: { id: "1" } });
export const item: Item | undefined = result.ok ? result.data : undefined;
export const price: string | undefined = item?.price;
`;

const filter = ["--include", "tag:items", "--exclude", "deprecated"];

describe.each([
  ["plain sources", [], "generated", "./generated/vendor/index.js"],
  ["a package", ["--package", "@acme/clients"], "generated/src", "@acme/clients/vendor"],
] as const)("a document that is not yours, as %s", (_, form, modules, specifier) => {
  let project: Project;
  beforeAll(() => {
    project = command.project({
      "vendor.yaml": vendor,
      "fixes.overlay.yaml": overlay("string"),
      "package.json": JSON.stringify({ type: "module" }),
      "tsconfig.json": tsconfig,
      "use.ts": use(specifier),
    });
  });
  const call = (...words: readonly string[]) => project.specmill(["vendor.yaml", ...form, ...words]);
  const types = () => readFileSync(join(project.folder, modules, "vendor/types.ts"), "utf8");
  const operations = () => readFileSync(join(project.folder, modules, "vendor/operations.ts"), "utf8");

  test("is refused at its mistake, and read leniently where that is asked for", async () => {
    const { code, out, error } = await call();
    expect({ code, place: error.split("\n")[0] }).toEqual({
      code: 1,
      place: "vendor.yaml:5:3  error  path-parameter-missing",
    });
    expect(out).toMatch(/^Nothing was generated\nIf it is not yours to fix: `--lenient` .* `--overlay FILE` /);
    expect(project.has("generated")).toBe(false);
    expect(await call("--lenient")).toMatchObject({ code: 0, error: expect.stringContaining("  warning  ") });
    expect(operations()).toContain("listUsers");
  });

  test("is mended by an overlay, and generated in part", async () => {
    const fixed = ["--overlay", "fixes.overlay.yaml", ...filter];
    const { code, error } = await call(...fixed);
    expect(code).toBe(0);
    // Nothing is said of it but this, and nothing moves where there is no terminal.
    expect(error).toMatch(/^fixes\.overlay\.yaml:8:13 {2}warning {2}overlay-target-unmatched\n/);
    expect(error).toMatch(/\n1 warning\n$/);
    expect(error).not.toContain("\r");
    expect(types()).toContain("price: string");
    expect(types()).not.toContain("User");
    expect(operations()).not.toMatch(/dropItems|listUsers/);
    project.install("openapi-fetch", "openapi-typescript-helpers");
    if (form.length > 0) project.link("@acme/clients", "generated");
    project.compile();
    expect(await call("--check", ...fixed)).toMatchObject({ code: 0 });
  });

  test("is read in the same way from the configuration, and by diff", async () => {
    const [, name] = form;
    const specmill = { specs: ["vendor.yaml"], include: ["tag:items"], exclude: ["deprecated"] };
    const overlays = { overlays: ["fixes.overlay.yaml"] };
    const configuration = { ...specmill, ...overlays, ...(name !== undefined && { package: name }) };
    project.write("package.json", JSON.stringify({ type: "module", specmill: configuration }));
    expect(await project.specmill(["generate"])).toMatchObject({ code: 0 });
    expect(operations()).not.toContain("listUsers");
    project.write("fixes.overlay.yaml", overlay("integer"));
    const check = await project.specmill(["check"]);
    expect(check).toMatchObject({ code: 1, error: expect.stringContaining("Item.price is `integer` now") });
    project.write("new.yaml", vendor.replace("name: { type: string }", "name: { type: integer }"));
    const compare = ["diff", "vendor.yaml", "new.yaml", "--fail-on", "wire", "--overlay", "fixes.overlay.yaml"];
    expect(await project.specmill([...compare, "--include", "tag:users"])).toMatchObject({ code: 1 });
    expect(await project.specmill([...compare, ...filter])).toMatchObject({ code: 0 });
  });

  test("is not blamed for mistakes of an overlay or of a filter", async () => {
    project.write("fixes.overlay.yaml", overlay("strin"));
    const broken = await call("--overlay", "fixes.overlay.yaml");
    expect(broken).toMatchObject({ code: 1, error: expect.stringMatching(/^fixes\.overlay\.yaml:7:21 {2}error /m) });
    project.write("fixes.overlay.yaml", overlay("string"));
    const misspelled = await call("--overlay", "fixes.overlay.yaml", "--include", "tag:itms");
    expect(misspelled).toMatchObject({ code: 2, error: expect.stringContaining("Did you mean `tag:items`?") });
  });
});
