import { describe, expect, test } from "vitest";
import { modules } from "./modules.js";

/** The rooms from the bottom up. A module may import its own room and those of the lines above it here. */
const rooms: readonly (readonly string[])[] = [
  ["diagnostics/"],
  ["1-load/"],
  ["2-normalise/"],
  ["3-analyse/"],
  ["compare/", "4-emit/"],
  ["compile.ts"],
  ["5-write/"],
  ["run/"],
  ["commands/"],
  ["index.ts", "cli.ts"],
];

/** Who may import a package. A folder stands for all modules in it. */
const owners: Readonly<Record<string, readonly string[]>> = {
  yaml: ["1-load/"],
  "jsonc-parser": ["1-load/"],
  "jsonpath-rfc9535/parser": ["1-load/overlays/json-path.ts"],
  "openapi-typescript": ["4-emit/paths.ts"],
  "ts-morph": ["4-emit/print/"],
  "oxc-transform": ["5-write/build/"],
  typescript: ["4-emit/paths.ts", "run/tsconfig.ts"],
  "openapi-fetch": ["runtime/client.ts"],
  diff: ["run/check/"],
  "z-schema": ["compare/witness/interpreter.ts"],
  commander: ["commands/"],
  picocolors: ["diagnostics/format.ts", "commands/reports/"],
  "node:child_process": ["run/git/"],
  "node:fs": ["1-load/host.ts", "5-write/", "run/", "commands/", "cli.ts"],
  "node:module": ["4-emit/paths.ts", "4-emit/print/ts-morph.ts", "compare/witness/interpreter.ts", "cli.ts"],
  "node:os": ["5-write/"],
  "node:process": ["5-write/", "run/", "commands/", "cli.ts"],
};

/** Parts of Node that compute, and neither read nor change the outside world. */
const pure = ["node:path", "node:url", "node:crypto", "node:timers/promises"];

describe("imports go down the rooms", () => {
  const above = modules.flatMap(({ path, imports }) =>
    imports.filter((target) => !mayImport(path, target)).map((target) => `${path} imports ${target}`),
  );

  test("from each module to its own room and those below", () => {
    expect(above).toEqual([]);
  });

  test("and each room has its place", () => {
    expect(modules.filter(({ path }) => !path.startsWith("runtime/") && levelOf(path) === undefined)).toEqual([]);
    expect(rooms.flat().filter((room) => !modules.some(({ path }) => isIn(path, room)))).toEqual([]);
  });

  test("and the rule can be broken", () => {
    expect(mayImport("compare/change.ts", "compile.ts")).toBe(false);
    expect(mayImport("compare/change.ts", "4-emit/emit.ts")).toBe(false);
    expect(mayImport("run/watch.ts", "commands/settings.ts")).toBe(false);
    expect(mayImport("runtime/client.ts", "diagnostics/source.ts")).toBe(false);
    expect(mayImport("4-emit/emit.ts", "runtime/client.ts")).toBe(false);
    expect(mayImport("run/watch.ts", "5-write/write.ts")).toBe(true);
  });
});

describe("what comes from outside has one owner", () => {
  const imported = modules.flatMap(({ path, packages }) => packages.map((name) => ({ path, name })));

  test.each(Object.entries(owners))("%s", (name, allowed) => {
    const importers = imported.filter((each) => each.name === name).map(({ path }) => path);
    expect(importers.filter((path) => !allowed.some((owner) => isIn(path, owner)))).toEqual([]);
  });

  test("every package that is imported is in the table", () => {
    expect(imported.filter(({ name }) => !(name in owners) && !pure.includes(name))).toEqual([]);
  });

  test("`process` is read by those who may import it, its arguments by `cli.ts` alone", () => {
    const readers = modules.filter(({ text }) => /\bprocess\.\w/.test(text)).map(({ path }) => path);
    const allowed = ["1-load/host.ts", ...(owners["node:process"] ?? [])];
    expect(readers.filter((path) => !allowed.some((owner) => isIn(path, owner)))).toEqual([]);
    const readArguments = modules.filter(({ text }) => /\bprocess\.argv\b/.test(text)).map(({ path }) => path);
    expect(readArguments).toEqual(["cli.ts"]);
  });

  test("text becomes output in `4-emit/print/` only", () => {
    const makers = modules.filter(
      ({ path, imports }) => !path.startsWith("4-emit/print/") && imports.includes("4-emit/print/document.ts"),
    );
    expect(makers.map(({ path }) => path)).toEqual([]);
  });
});

test("parameters, bodies and responses are read by `3-analyse/calls.ts` only", () => {
  const fields = "(?:parameters|requestBody|responses)";
  const read = new RegExp(
    `\\boperation\\.${fields}\\b|\\.requestBody\\b|\\b${fields}\\b[^{}]*\\}(?:: Operation| = operation)\\b`,
  );
  const after = modules.filter(({ path }) => !path.startsWith("2-normalise/") && !path.startsWith("runtime/"));
  expect(after.filter(({ text }) => read.test(text)).map(({ path }) => path)).toEqual(["3-analyse/calls.ts"]);
});

test("no file is longer than 300 lines", () => {
  expect(modules.filter(({ text }) => text.split("\n").length > 301).map(({ path }) => path)).toEqual([]);
});

/** Modules of the runtime are copied into packages, so they know nothing but each other, and only their text is read. */
function mayImport(path: string, target: string): boolean {
  const [from, to] = [roomOf(path), roomOf(target)];
  if (from === to) return true;
  const [level, targetLevel] = [levelOf(path), levelOf(target)];
  return level !== undefined && targetLevel !== undefined && targetLevel < level;
}

function roomOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/") + 1) : path;
}

/** How high a module stands; nothing for the runtime. */
function levelOf(path: string): number | undefined {
  const level = rooms.findIndex((line) => line.includes(roomOf(path)));
  return level === -1 ? undefined : level;
}

/** Whether a module is a file, or in a folder whose name ends in `/`. */
function isIn(path: string, owner: string): boolean {
  return path === owner || (owner.endsWith("/") && path.startsWith(owner));
}
