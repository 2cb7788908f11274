import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { node, run } from "./packed.js";
import { type PackedCommand, packCommand } from "./packed-command.js";

let command: PackedCommand;
beforeAll(async () => {
  command = await packCommand();
}, 120_000);
afterAll(() => command.remove());

const shop = readFileSync(join(import.meta.dirname, "../docs/shop.yaml"), "utf8");

const tsconfig = (resolution: object) =>
  JSON.stringify({
    compilerOptions: {
      ...{ strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom"], types: [], skipLibCheck: true },
      ...resolution,
    },
  });
const bundler = { module: "esnext", moduleResolution: "bundler" };
const nodeNext = { module: "nodenext" };

/** A call of the generated client, by the specifier of its module. */
const call = (specifier: string) => `import { createShopClient } from "${specifier}";
export const client = createShopClient({ baseUrl: "https://shop.example" });
`;

describe("the first call, for plain sources", () => {
  test("needs only a document, and says what to install", async () => {
    const project = command.project({
      "shop.yaml": shop,
      "package.json": JSON.stringify({ type: "module" }),
      "tsconfig.json": tsconfig(nodeNext),
      "use.ts": call("./generated/shop/index.js"),
    });
    const { code, out, error } = await project.specmill(["shop.yaml"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out.trim().split("\n").at(-1)).toBe(
      "Now run: npm install openapi-fetch@0.17   (a dependency, since the generated code imports it)",
    );
    expect(["package.json", "dist", "src", "README.md"].filter((path) => project.has(`generated/${path}`))).toEqual([]);
    project.install("openapi-fetch", "openapi-typescript-helpers");
    project.compile();
    expect(await project.specmill(["check", "shop.yaml"])).toMatchObject({ code: 0 });
    project.write("generated/shop/types.ts", "// Edited.\n");
    const stale = await project.specmill(["check", "shop.yaml"]);
    expect(stale).toMatchObject({ code: 1, error: expect.stringContaining("generated/shop/types.ts") });
    expect(stale.error).toContain("because of `");
  });

  test("writes specifiers as the nearest tsconfig.json asks for, or as the call does", async () => {
    const project = command.project({
      "shop.yaml": shop,
      "base.json": `{ "compilerOptions": { "moduleResolution": "bundler", "module": "esnext" } } // A comment.`,
      "tsconfig.json": `{ "extends": "./base.json", ${tsconfig({}).slice(1)}`,
      "use.ts": call("./src/api/shop"),
    });
    const imports = () => readFileSync(join(project.folder, "src/api/shop/index.ts"), "utf8");
    expect(await project.specmill(["shop.yaml", "--out", "src/api"])).toMatchObject({ code: 0 });
    expect(imports()).toContain('from "./types";');
    project.install("openapi-fetch", "openapi-typescript-helpers");
    project.compile();
    await project.specmill(["shop.yaml", "--out", "src/api", "--import-extension", "js"]);
    expect(imports()).toContain('from "./types.js";');
    // A change of the settings is a change of what is generated.
    await project.specmill(["shop.yaml", "--out", "src/api"]);
    project.write("base.json", `{ "compilerOptions": { "module": "nodenext" } }`);
    expect(await project.specmill(["check", "shop.yaml", "--out", "src/api"])).toMatchObject({ code: 1 });
    // A project that lists the dependency is not told again.
    project.write("package.json", JSON.stringify({ dependencies: { "openapi-fetch": "^0.17.0" } }));
    expect((await project.specmill(["shop.yaml", "--out", "src/api"])).out).not.toContain("npm install");
  });
});

test("plain sources import each other as `.ts` where TypeScript may, so that Node runs them itself", async () => {
  const project = command.project({
    "shop.yaml": shop,
    "package.json": JSON.stringify({ type: "module" }),
    "tsconfig.json": tsconfig({ ...nodeNext, allowImportingTsExtensions: true, erasableSyntaxOnly: true }),
    "use.ts": call("./generated/shop/index.ts"),
  });
  await project.specmill(["shop.yaml"]);
  expect(readFileSync(join(project.folder, "generated/shop/index.ts"), "utf8")).toContain('from "./types.ts";');
  project.install("openapi-fetch", "openapi-typescript-helpers");
  project.compile();
});

describe("the first screen of the README", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8")
    .split("\n")
    .slice(0, 40)
    .join("\n");
  const [, commands = ""] = /```sh\n(.*?)```/s.exec(readme) ?? [];
  const [, code = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];

  test("leads in four commands from a document to a call that compiles", async () => {
    const lines = commands
      .trim()
      .split("\n")
      .map((line) => line.replace(/ +#.*/, ""));
    expect(lines).toEqual([
      "npm install --save-dev ../specmill/specmill-0.1.0.tgz",
      "npx specmill shop.yaml",
      "npm install openapi-fetch@0.17",
      "npx tsc --noEmit",
    ]);
    const project = command.project({
      "shop.yaml": shop,
      "package.json": JSON.stringify({ type: "module" }),
      "tsconfig.json": tsconfig(nodeNext),
      "use.ts": `declare const console: { log(value: unknown): void };\n${code}`,
    });
    const { out } = await project.specmill(["shop.yaml"]);
    expect(out).toContain(lines[2]);
    project.install("openapi-fetch", "openapi-typescript-helpers");
    project.compile();
    expect(project.has("generated/shop/operations.ts")).toBe(true);
  });

  test("leads there from an empty folder, too", async () => {
    const [, options = ""] = /`npx tsc (--noEmit .*) use\.ts`/.exec(readme) ?? [];
    const project = command.project({
      "shop.yaml": shop,
      // What the first command leaves there.
      "package.json": JSON.stringify({ devDependencies: { specmill: "file:../specmill/specmill-0.1.0.tgz" } }),
      "use.ts": code,
    });
    await project.specmill(["shop.yaml"]);
    project.install("openapi-fetch", "openapi-typescript-helpers");
    node("typescript/bin/tsc", [...options.split(" "), "use.ts"], project.folder);
  });
});

describe("the first call, for a package", () => {
  test("needs a document and a name", async () => {
    const project = command.project({
      "shop.yaml": shop,
      "tsconfig.json": tsconfig(bundler),
      "use.ts": call("@acme/clients/shop"),
    });
    const { code, out } = await project.specmill(["shop.yaml", "--package", "@acme/clients"]);
    expect(code).toBe(0);
    expect(out).not.toContain("npm install");
    project.install("openapi-fetch", "openapi-typescript-helpers");
    project.link("@acme/clients", "generated");
    project.compile();
    // The other form takes its place, and nothing of the package is left.
    expect(await project.specmill(["shop.yaml"])).toMatchObject({ code: 0 });
    expect(["package.json", "dist", "src", "README.md"].filter((path) => project.has(`generated/${path}`))).toEqual([]);
  });
});

describe("the values of enums", () => {
  const spec = readFileSync(join(import.meta.dirname, "../samples/enum-values/spec.yaml"), "utf8");
  const use = (specifier: string) => `import { type Currency, CurrencyEnum, currencyValues } from "${specifier}";
const all: readonly Currency[] = currencyValues;
console.log(all.join(), CurrencyEnum.Euro);
`;
  const lib = {
    compilerOptions: { strict: true, target: "es2022", module: "nodenext", outDir: "out", skipLibCheck: true },
  };

  test.each([
    ["plain sources", [], "./generated/shop/index.js"],
    ["a package", ["--package", "@acme/clients"], "@acme/clients/shop"],
  ] as const)("are there at run time: %s", async (_, words, specifier) => {
    const project = command.project({
      "shop.yaml": spec,
      "package.json": JSON.stringify({ type: "module" }),
      "tsconfig.json": JSON.stringify({ ...lib, files: ["use.ts"] }),
      "use.ts": use(specifier),
    });
    expect(await project.specmill(["shop.yaml", ...words])).toMatchObject({ code: 0 });
    project.install("openapi-fetch", "openapi-typescript-helpers");
    if (words.length > 0) project.link("@acme/clients", "generated");
    project.compile();
    expect(run(process.execPath, [join(project.folder, "out/use.js")], project.folder)).toBe("eur,usd eur\n");
  });
});

describe("the package.json of a package", () => {
  test("takes fields from the configuration, and its engines are true", async () => {
    const fields = { license: "MIT", author: "Ada", private: true, publishConfig: { access: "restricted" } };
    const specmill = { specs: ["shop.yaml"], package: "@acme/clients", packageJson: fields };
    const project = command.project({ "shop.yaml": shop, "package.json": JSON.stringify({ specmill }) });
    expect(await project.specmill(["generate"])).toMatchObject({ code: 0, error: "" });
    const manifest = JSON.parse(readFileSync(join(project.folder, "generated/package.json"), "utf8"));
    expect(manifest).toMatchObject({ ...fields, engines: { node: "^20.19.0 || >=22.12.0" } });
    expect(readFileSync(join(project.folder, "generated/README.md"), "utf8")).toContain(
      "It needs Node 20.19, or 22.12",
    );
    project.install("openapi-fetch", "openapi-typescript-helpers");
    project.link("@acme/clients", "generated");
    const loads = ['require("@acme/clients/shop")', 'await import("@acme/clients/shop")'];
    for (const [index, load] of loads.entries()) {
      const file = `load.${["cjs", "mjs"][index]}`;
      project.write(file, `console.log(typeof (${load}).createShopClient);`);
      expect(run(process.execPath, ["--no-warnings", join(project.folder, file)], project.folder)).toBe("function\n");
    }
  });

  test("cannot be set where it is generated, nor for plain sources", async () => {
    const project = command.project({ "shop.yaml": shop });
    const refused = async (specmill: object) => {
      project.write("package.json", JSON.stringify({ specmill: { specs: ["shop.yaml"], ...specmill } }, undefined, 2));
      const { code, error } = await project.specmill(["generate"]);
      return [code, ...error.split("\n").slice(0, 2)];
    };
    expect(await refused({ package: "p", packageJson: { exports: {} } })).toEqual([
      2,
      "package.json:8:7  error  package-field-unknown",
      "  `packageJson` cannot set `exports`: that field is generated.",
    ]);
    expect(await refused({ packageJson: { license: "MIT" } })).toEqual([
      2,
      "package.json:6:20  error  configuration-invalid",
      "  `specmill.packageJson` must be left out without `package`: plain sources have no package.json.",
    ]);
  });
});

describe("the document", () => {
  test("comes from standard input, and its API is called `api`", async () => {
    const project = command.project({});
    expect(await project.specmill(["-"], shop)).toMatchObject({ code: 0, error: "" });
    expect(project.has("generated/api/index.ts")).toBe(true);
    expect(await project.specmill(["check", "-"], shop)).toMatchObject({ code: 0 });
    const wrong = await project.specmill(["-", "--package", "p", "--out", "other"], shop.replace("paths:", "pathz:"));
    expect(wrong).toMatchObject({ code: 1, error: expect.stringMatching(/^-:\d+:\d+ {2}error {2}field-misspelled/) });
    expect(await project.specmill(["watch", "-"], shop)).toMatchObject({ code: 2 });
  });

  test("is downloaded by the user, as the message says", async () => {
    const { code, error } = await command.project({}).specmill(["https://api.example/shop.yaml", "--package", "p"]);
    expect(code).toBe(1);
    expect(error).toContain("`curl -fL -o shop.yaml https://api.example/shop.yaml`, then `specmill shop.yaml`");
  });

  test("is suggested where its path is nearly right", async () => {
    const project = command.project({ "specs/shop.yaml": shop, "specs/shop.ts": "", "specs/billing.json": "{}" });
    const suggested = async (path: string, ...words: readonly string[]) =>
      / Did you mean `(.*)`\?/.exec((await project.specmill([path, ...words])).error)?.[1];
    expect(await suggested("specs/shop.yml")).toBe("specs/shop.yaml");
    expect(await suggested("specs/shpo.yaml", "--package", "p")).toBe("specs/shop.yaml");
    expect(await suggested("specs/billing")).toBe("specs/billing.json");
    expect(await suggested("specs/users.yaml")).toBeUndefined();
  });
});

describe("a configuration with several outputs", () => {
  const outputs = [
    { specs: ["shop.yaml"], out: "src/api", importExtension: "none" },
    { specs: ["shop.yaml", "other.yaml"], out: "clients", package: "@acme/clients", version: "1.0.0" },
  ];
  const configured = () =>
    command.project({
      "shop.yaml": shop,
      "other.yaml": shop,
      "package.json": `${JSON.stringify({ specmill: outputs }, undefined, 2)}\n`,
    });

  test("is generated and checked as a whole", async () => {
    const project = configured();
    const { code, out, error } = await project.specmill(["generate"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(/^src\/api: Generated 1 API.*\nNow run: npm install .*\nclients: Generated 2 APIs.*\n$/);
    expect(readFileSync(join(project.folder, "src/api/shop/index.ts"), "utf8")).toContain('from "./types";');
    expect(project.has("clients/dist/other/index.js")).toBe(true);
    expect((await project.specmill(["generate"])).out).toMatch(/^src\/api: Up to date.*\nclients: Up to date.*\n$/);
    expect(await project.specmill(["check"])).toMatchObject({ code: 0 });
    project.write("clients/src/other/types.ts", "");
    const check = await project.specmill(["check", "--format", "json"]);
    expect(check.code).toBe(1);
    expect(JSON.parse(check.out)).toMatchObject([
      { output: "src/api", outcome: "current" },
      { output: "clients", outcome: "stale", stale: [{ file: "clients/src/other/types.ts" }] },
    ]);
    expect(await project.specmill(["generate", "--out", "elsewhere"])).toMatchObject({ code: 2 });
    expect(project.has("elsewhere")).toBe(false);
  });

  test("has a version for each package, which a bump raises", async () => {
    const project = configured();
    await project.specmill(["generate"]);
    project.write("other.yaml", shop.replace(/\n {4}\w+:\n/, "\n    Renamed:\n"));
    const bumped = await project.specmill(["generate", "--bump"]);
    expect(bumped.out).toContain("Version 1.0.0 → 2.0.0");
    const { specmill } = JSON.parse(readFileSync(join(project.folder, "package.json"), "utf8"));
    expect(specmill).toEqual([outputs[0], { ...outputs[1], version: "2.0.0" }]);
  });

  test("is watched as a whole", async () => {
    const project = configured();
    const { out } = await project.watch(async (isSaid) => {
      await isSaid("Watching");
      project.write("shop.yaml", shop.replace(/title: .*/, "title: Another title"));
      await isSaid("shop.yaml changed", 2);
    });
    expect(out).toMatch(/^\d+ of \d+ files rewritten in .*\n\d+ of \d+ files rewritten in .*\nWatching 3 files;/);
  });
});
