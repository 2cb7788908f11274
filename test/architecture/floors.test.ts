import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const generator = fileURLToPath(new URL("../../generator/", import.meta.url));

/** The floors from the bottom up. A file may import its own floor and those below it. */
const floors = [
  "diagnostics",
  "1-load",
  "2-normalise",
  "3-analyse",
  "4-emit",
  "compile.ts",
  "5-write",
  "compare",
  "run",
  "commands",
  "index.ts",
  "cli.ts",
];

/** The rooms of the last floor, from the bottom up, its doors between them. Files may import their own room and those below. */
const rooms = [
  "git",
  "configuration",
  "output",
  "build",
  "diff",
  "record",
  "history",
  "release",
  "package",
  "check",
  "check.ts",
  "generate.ts",
  "bump.ts",
  "watch",
  "watch.ts",
  "terminal",
  "reports",
  "commands",
  "command.ts",
];

/** Who may import what comes from outside. A folder stands for all files in it. */
const owners: Readonly<Record<string, readonly string[]>> = {
  yaml: ["1-load/yaml.ts"],
  "openapi-typescript": ["4-emit/paths.ts"],
  "ts-morph": ["4-emit/print/"],
  typescript: ["4-emit/paths.ts"],
  "oxc-transform": ["5-write/build/build.ts"],
  chokidar: ["5-drive/watch/watcher.ts"],
  commander: ["5-drive/command.ts", "5-drive/commands/"],
  diff: ["5-drive/check/stale-diff.ts"],
  picocolors: ["diagnostics/format.ts", "5-drive/diff/print/text.ts"],
  "openapi-fetch": ["runtime/client.ts"],
  "node:child_process": [
    "5-drive/git/",
    "5-drive/output/rename-apart.ts",
    "5-drive/output/resident-swap.ts",
    "5-drive/output/swap.ts",
  ],
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
    expect(targetsOf(path, imports).filter((target) => floorOf(target) > floorOf(path))).toEqual([]);
  });

  test.each(files.filter(({ path }) => path.startsWith("5-drive/")))("and the rooms: $path", ({ path, imports }) => {
    const targets = targetsOf(path, imports).filter((target) => target.startsWith("5-drive/"));
    expect(targets.filter((target) => roomOf(target) > roomOf(path))).toEqual([]);
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

/** What a file imports of the generator. */
function targetsOf(path: string, imports: readonly string[]): readonly string[] {
  return imports
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(generator, join(generator, dirname(path), specifier)));
}

function floorOf(path: string): number {
  return indexIn(floors, path);
}

function roomOf(path: string): number {
  return indexIn(rooms, path.slice("5-drive/".length));
}

/** Where in a list of folders and files a path belongs. */
function indexIn(places: readonly string[], path: string): number {
  const index = places.findIndex(
    (name) => path === name || path === name.replace(/\.ts$/, ".js") || path.startsWith(`${name}/`),
  );
  if (index === -1) throw new Error(`${path} stands nowhere`);
  return index;
}
