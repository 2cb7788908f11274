import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const generator = fileURLToPath(new URL("../../generator/", import.meta.url));

/** The floors from the bottom up. A file may import its own floor and those below it. */
const floors = [
  "memory",
  "diagnostics",
  "1-load",
  "2-normalise",
  "3-analyse",
  "4-emit",
  "compile.ts",
  "5-drive",
  "index.ts",
  "cli.ts",
];

/** Who may import what comes from outside. A folder stands for all files in it. */
const owners: Readonly<Record<string, readonly string[]>> = {
  yaml: ["1-load/yaml.ts"],
  "openapi-typescript": ["4-emit/paths.ts"],
  "ts-morph": ["4-emit/print/"],
  typescript: ["5-drive/transpile.ts", "4-emit/paths.ts"],
  chokidar: ["5-drive/watcher.ts"],
  commander: ["5-drive/command.ts", "5-drive/commands/"],
  diff: ["5-drive/stale-diff.ts"],
  picocolors: ["diagnostics/format.ts", "5-drive/diff/print/text.ts"],
  "openapi-fetch": ["runtime/client.ts"],
  "node:child_process": ["5-drive/last-commit.ts", "5-drive/revision.ts", "5-drive/swap.ts"],
  "node:fs": ["1-load/host.ts", "5-drive/", "cli.ts"],
  "node:process": ["5-drive/", "cli.ts"],
};

interface File {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly File[] = readdirSync(generator, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const text = readFileSync(join(generator, path), "utf8");
    const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    return { path, text, imports };
  });

describe("imports go down the floors", () => {
  test.each(files.filter(({ path }) => !path.startsWith("runtime/")))("$path", ({ path, imports }) => {
    const targets = imports
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => relative(generator, join(generator, dirname(path), specifier)));
    expect(targets.filter((target) => floorOf(target) > floorOf(path))).toEqual([]);
  });

  test("the runtime imports nothing outside itself but openapi-fetch", () => {
    const outside = files
      .filter(({ path }) => path.startsWith("runtime/"))
      .flatMap(({ path, imports }) =>
        imports.map((specifier) => (specifier.startsWith(".") ? join(dirname(path), specifier) : specifier)),
      )
      .filter((target) => !target.startsWith("runtime/"));
    expect(new Set(outside)).toEqual(new Set(["openapi-fetch"]));
  });
});

describe("what comes from outside has one owner", () => {
  const outside = files.flatMap(({ path, imports }) =>
    imports.filter((specifier) => !specifier.startsWith(".")).map((specifier) => ({ path, specifier })),
  );

  test.each(Object.entries(owners))("%s", (specifier, allowed) => {
    const importers = outside.filter((used) => used.specifier === specifier).map(({ path }) => path);
    expect(
      importers.filter(
        (path) => !allowed.some((owner) => path === owner || (owner.endsWith("/") && path.startsWith(owner))),
      ),
    ).toEqual([]);
  });

  test("every package that is imported stands in the table", () => {
    const harmless = new Set(["node:path", "node:url", "node:crypto", "node:os"]);
    const unknown = outside.filter(({ specifier }) => !(specifier in owners) && !harmless.has(specifier));
    expect(unknown).toEqual([]);
  });

  test("`process` is read by the outermost floors only", () => {
    const readers = files.filter(({ text }) => /\bprocess\.\w/.test(text)).map(({ path }) => path);
    expect(readers.filter((path) => path !== "cli.ts" && !path.startsWith("5-drive/"))).toEqual([]);
  });

  test("text becomes output in `4-emit/print/` only", () => {
    const makers = files.filter(
      ({ path, imports }) =>
        !path.startsWith("4-emit/print/") && imports.some((specifier) => specifier.endsWith("print/document.js")),
    );
    expect(makers.map(({ path }) => path)).toEqual([]);
  });
});

test("no file is longer than 300 lines", () => {
  expect(files.filter(({ text }) => text.split("\n").length > 301).map(({ path }) => path)).toEqual([]);
});

function floorOf(path: string): number {
  const floor = floors.findIndex(
    (name) => path === name || path === name.replace(/\.ts$/, ".js") || path.startsWith(`${name}/`),
  );
  if (floor === -1) throw new Error(`${path} stands on no floor`);
  return floor;
}
