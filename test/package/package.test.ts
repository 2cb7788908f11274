import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { specmillIn } from "../harness/command.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const modules = join(root, "node_modules");
const folder = mkdtempSync(join(tmpdir(), "specmill-package-"));
const packed = join(folder, "packed");
const consumer = join(folder, "consumer");

/** Runs a command; what it prints is in the error where it fails. */
function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, NO_COLOR: "1" },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  }
}

function node(script: string, args: readonly string[], cwd: string): string {
  return run(process.execPath, [join(modules, script), ...args], cwd);
}

/** The generated package, built, packed and installed in an empty folder as a stranger would, but from this machine. */
beforeAll(async () => {
  expect(await specmillIn(root, "generate", "--out", packed, "--quiet")).toMatchObject({ code: 0 });
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  const tarball = run("npm", ["pack", "--silent", "--pack-destination", folder], packed).trim();
  const dependencies = ["openapi-fetch", "openapi-typescript-helpers", "@standard-schema/spec"].map((name) =>
    join(modules, name),
  );
  run(
    "npm",
    ["install", "--offline", "--install-links", "--no-audit", "--no-fund", join(folder, tarball), ...dependencies],
    consumer,
  );
  cpSync(join(root, "test/package/consumer"), join(consumer, "src"), { recursive: true });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

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
  const installed = join(consumer, "node_modules/@specmill/share-clients");

  test("holds the build, the sources its maps point to, and nothing else", () => {
    const files = readdirSync(installed, { recursive: true, encoding: "utf8", withFileTypes: true }).filter((entry) =>
      entry.isFile(),
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
    const followed = filesIn(join(installed, "dist")).flatMap((path) => {
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
    const stack = run(process.execPath, ["--enable-source-maps", "--input-type=module", "-e", script], consumer);
    const [, path = "", line] = /parseShareUpdate \(.*?(src\/rapidly\/validators\.ts):(\d+)/.exec(stack) ?? [];
    expect(readFileSync(join(installed, path), "utf8").split("\n")[Number(line) - 1]).toContain(
      'throw new ValidationError("ShareUpdate"',
    );
  });

  test("has one dependency, no side effects, and an export for each API", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch"]);
    expect(manifest.sideEffects).toBe(false);
    expect(manifest.type).toBe("module");
    expect(Object.keys(manifest.exports)).toEqual(expect.arrayContaining(["./cloudglue", "./rapidly"]));
  });

  test("imports from ESM and validates", () => {
    const script = `
      import { isShareUpdate, validateShareUpdate } from "@specmill/share-clients/rapidly";
      import { createCloudglueClient } from "@specmill/share-clients/cloudglue";
      console.log(isShareUpdate({ name: "abc" }), validateShareUpdate({ name: "ab" }).issues[0].keyword, typeof createCloudglueClient({ token: "t" }).PUT);`;
    expect(run(process.execPath, ["--input-type=module", "-e", script], consumer).trim()).toBe(
      "true minLength function",
    );
  });

  const compilers = { "TypeScript 5.9": "typescript/bin/tsc", "the newest TypeScript": "typescript-newest/bin/tsc" };
  const resolutions = {
    node16: { module: "node16", moduleResolution: "node16" },
    bundler: { module: "esnext", moduleResolution: "bundler" },
  };

  test.each(
    Object.entries(compilers).flatMap(([name, compiler]) =>
      Object.entries(resolutions).map(([resolution, options]) => ({ name, compiler, resolution, options })),
    ),
  )("type-checks under $name with `$resolution`", ({ compiler, options }) => {
    const config = join(consumer, `tsconfig.${dirname(compiler).replaceAll("/", "-")}.${options.module}.json`);
    const strict = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      // Declarations of the package and of what it depends on are checked, those of the language are not.
      skipDefaultLibCheck: true,
    };
    const compilerOptions = { ...strict, ...options, target: "es2022", lib: ["es2022", "dom"], types: [] };
    writeFileSync(config, JSON.stringify({ compilerOptions, include: ["src"] }));
    node(compiler, ["-p", config], consumer);
  });

  test("is clean by publint", () => {
    expect(node("publint/src/cli.js", ["--strict", installed], root)).toContain("All good!");
  });

  test("is clean by attw", () => {
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    const report = node(
      "@arethetypeswrong/cli/dist/index.js",
      ["--profile", "esm-only", "--no-emoji", join(folder, tarball)],
      root,
    );
    // It ends with an error where there is a problem; here, that both entries were looked at.
    for (const entry of ["cloudglue", "rapidly"])
      expect(report).toMatch(
        new RegExp(`share-clients/${entry}"\\s+node16 \\(from ESM\\): OK \\(ESM\\)\\s+bundler: OK`),
      );
  });
});

describe("the committed sources", () => {
  test.each([
    ["TypeScript 5.9", "typescript/bin/tsc"],
    ["the newest TypeScript", "typescript-newest/bin/tsc"],
  ])("compile by the strictest options under %s", (_, compiler) => {
    const config = join(packed, "tsconfig.json");
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      isolatedDeclarations: true,
      declaration: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noEmit: true,
      skipDefaultLibCheck: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      paths: { "openapi-fetch": [join(modules, "openapi-fetch/dist/index.d.mts")] },
    };
    writeFileSync(config, JSON.stringify({ compilerOptions, include: ["src"] }));
    node(compiler, ["-p", config], packed);
  });
});
