import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { compilers, modules, node, type Packed, packAndInstall, root, run, typeCheck } from "./packed.js";

let packed: Packed;
beforeAll(async () => {
  packed = await packAndInstall();
}, 120_000);
afterAll(() => packed.remove());

/** Every file under a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The name that a line of code declares at the top of its module. */
function declarationIn(line: string): string | undefined {
  return /^(?:export )?(?:declare )?(?:async )?(?:interface|type|class|function|const) (\w+)/.exec(line)?.[1];
}

describe("the packed package", () => {
  test("holds the build, the sources its maps point to, and nothing else", () => {
    const files = readdirSync(packed.installed, { recursive: true, encoding: "utf8", withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    const endings = new Set(files.map(({ name }) => name.replace(/^.*?((\.d)?\.[a-z]+(\.map)?)$/, "$1")));
    expect([...endings].sort()).toEqual(
      [".d.ts", ".d.ts.map", ".js", ".js.map", ".json", ".md", ".ts"].filter((ending) => endings.has(ending)),
    );
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["package.json", "README.md", "index.js", "index.d.ts", "index.js.map"]),
    );
    for (const { parentPath, name } of files.filter(({ name }) => name.endsWith(".map"))) {
      const { sources } = JSON.parse(readFileSync(join(parentPath, name), "utf8"));
      for (const source of sources) expect(readFileSync(join(parentPath, source), "utf8")).not.toBe("");
    }
  });

  test("has maps that lead from every declaration to the line of its source", () => {
    const followed = filesIn(join(packed.installed, "dist")).flatMap((path) => {
      if (!/\.(js|d\.ts)$/.test(path)) return [];
      const payload = JSON.parse(readFileSync(`${path}.map`, "utf8"));
      const [source = ""] = payload.sources;
      const written = readFileSync(join(dirname(path), source), "utf8").split("\n");
      const map = new SourceMap(payload);
      return readFileSync(path, "utf8")
        .split("\n")
        .flatMap((line, index) => {
          const name = declarationIn(line);
          if (name === undefined) return [];
          const found = map.findEntry(index, line.indexOf(` ${name}`) + 1);
          const sourceLine = "originalLine" in found ? written[found.originalLine] : undefined;
          return [{ name, found: declarationIn(sourceLine ?? "") }];
        });
    });
    expect(followed.length).toBeGreaterThan(500);
    expect(followed.filter(({ name, found }) => name !== found)).toEqual([]);
  });

  test("has maps that lead from a thrown error to where its source throws it", () => {
    const script = `
      import { parseShareUpdate } from "@specmill/share-clients/rapidly";
      try { parseShareUpdate(1); } catch ({ stack }) { console.log(stack); }`;
    const stack = run(process.execPath, ["--enable-source-maps", "--input-type=module", "-e", script], packed.consumer);
    const [, path = "", line] = /parseShareUpdate \(.*?(src\/rapidly\/validators\.ts):(\d+)/.exec(stack) ?? [];
    expect(readFileSync(join(packed.installed, path), "utf8").split("\n")[Number(line) - 1]).toContain(
      'throw new ValidationError("ShareUpdate"',
    );
  });

  test("has one dependency, no side effects, and an export for each API", () => {
    const manifest = JSON.parse(readFileSync(join(packed.installed, "package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch"]);
    expect(manifest.sideEffects).toBe(false);
    expect(manifest.type).toBe("module");
    expect(Object.keys(manifest.exports)).toEqual(expect.arrayContaining(["./cloudglue", "./rapidly", "./runtime"]));
  });

  test("imports from ESM and validates", () => {
    const script = `
      import { isShareUpdate, validateShareUpdate } from "@specmill/share-clients/rapidly";
      import { createCloudglueClient } from "@specmill/share-clients/cloudglue";
      console.log(isShareUpdate({ name: "abc" }), validateShareUpdate({ name: "ab" }).issues[0].keyword, typeof createCloudglueClient({ token: "t" }).PUT);`;
    expect(run(process.execPath, ["--input-type=module", "-e", script], packed.consumer).trim()).toBe(
      "true minLength function",
    );
  });

  test.each([
    { compiler: "TypeScript 5.9", resolution: "node16" },
    { compiler: "the newest TypeScript", resolution: "bundler" },
  ] as const)("type-checks under $compiler with `$resolution`", ({ compiler, resolution }) => {
    typeCheck(packed, compiler, resolution);
  });

  test("is clean by publint", () => {
    expect(node("publint/src/cli.js", ["--strict", packed.installed], root)).toContain("All good!");
  });

  test("is clean by attw", () => {
    const report = node(
      "@arethetypeswrong/cli/dist/index.js",
      ["--profile", "esm-only", "--no-emoji", packed.tarball],
      root,
    );
    // It ends with an error where there is a problem; here, that every entry was looked at.
    for (const entry of ["cloudglue", "rapidly", "runtime"])
      expect(report).toMatch(
        new RegExp(`share-clients/${entry}"\\s+node16 \\(from ESM\\): OK \\(ESM\\)\\s+bundler: OK`),
      );
  });
});

describe("the committed sources", () => {
  /** Unused names and the like, which the compiler of a consumer may be told to report. */
  const strict = {
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
  };

  test("compile by the strictest options under TypeScript 5.9", () => {
    expect(ts.version).toMatch(/^5\.9\./);
    const paths = filesIn(join(packed.generated, "src")).filter((path) => path.endsWith(".ts"));
    const modules = paths.map((path) => [relative(packed.generated, path), readFileSync(path, "utf8")] as const);
    expect(compileErrorsIn(new Map(modules), undefined, strict).map(formatCompileError)).toEqual([]);
  });

  test("compile by the strictest options under the newest TypeScript", () => {
    const config = join(packed.generated, "tsconfig.json");
    const compilerOptions = {
      ...strict,
      strict: true,
      exactOptionalPropertyTypes: true,
      isolatedDeclarations: true,
      declaration: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      paths: { "openapi-fetch": [join(modules, "openapi-fetch/dist/index.d.mts")] },
    };
    writeFileSync(config, JSON.stringify({ compilerOptions, include: ["src"] }));
    node(compilers["the newest TypeScript"], ["-p", config], packed.generated);
  });
});
