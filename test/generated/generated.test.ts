import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileSystemHost, type Host } from "../../generator/1-load/host.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { compile } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { specmillIn } from "../harness/command.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { specmill } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Compiles the contracts as the repository's configuration says, through a host. */
async function filesThrough(host: Host): Promise<readonly OutputFile[]> {
  const options = {
    host,
    root,
    form: { kind: "package", name: specmill.package, version: specmill.version } as const,
    runtime: readRuntimeSources(),
  };
  const diagnostics = createDiagnostics();
  const files = await compile(specmill.specs, options, diagnostics);
  expect(diagnostics.all()).toEqual([]);
  return files ?? [];
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

const files = await filesThrough(fileSystemHost);

describe("the committed package is what the contracts say", () => {
  test.each(files)("$path", async ({ path, text }) => {
    await expect(text).toMatchFileSnapshot(join(root, "generated", path));
  });

  test("holds no other file", () => {
    const committed = filesUnder(join(root, "generated")).filter((path) => !path.startsWith("dist/"));
    expect(committed).toEqual([".specmill.json", ...files.map(({ path }) => path)].sort());
  });

  test("would differ if a contract did", async () => {
    const edited: Host = {
      ...fileSystemHost,
      read(path) {
        const result = fileSystemHost.read(path);
        if (result.kind !== "file" || !path.endsWith("rapidly.yaml")) return result;
        const text = new TextDecoder().decode(result.bytes);
        expect(text).toContain("minimum: 2000");
        return { kind: "file", bytes: new TextEncoder().encode(text.replace("minimum: 2000", "minimum: 1999")) };
      },
    };
    const changed = (await filesThrough(edited)).filter(
      ({ path, text }) => text !== readFileSync(join(root, "generated", path), "utf8"),
    );
    expect(changed.map(({ path }) => path)).toEqual(["src/rapidly/types.ts", "src/rapidly/validators.ts"]);
  });
});

describe("the same contracts give the same bytes", () => {
  const folder = mkdtempSync(join(tmpdir(), "specmill-twice-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const specs: readonly string[] = specmill.specs.map((spec: string) => join(root, spec));
  const flags = ["--package", specmill.package, "--package-version", specmill.version, "--quiet"];

  beforeAll(async () => {
    await specmillIn(root, "generate", ...specs, "--out", join(folder, "one"), ...flags);
    const command = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "generator/cli.ts")];
    execFileSync(process.execPath, [...command, "generate", ...specs, "--out", join(folder, "two"), ...flags], {
      cwd: tmpdir(),
      env: { ...process.env, TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
    });
  }, 120_000);

  test("from another folder, in another locale and time zone, the build included", () => {
    // Where there is no `node_modules`, the record of the run stands in the output folder; it is no part of the package.
    const filesOf = (name: string) => filesUnder(join(folder, name)).filter((path) => !path.startsWith(".specmill/"));
    const paths = filesOf("one");
    expect(filesOf("two")).toEqual(paths);
    expect(paths.filter((path) => path.startsWith("dist/")).length).toBeGreaterThan(50);
    const different = paths.filter(
      (path) => !readFileSync(join(folder, "one", path)).equals(readFileSync(join(folder, "two", path))),
    );
    expect(different).toEqual([]);
  });

  test("and they are those that are committed", () => {
    const different = files.filter(({ path, text }) => readFileSync(join(folder, "one", path), "utf8") !== text);
    expect(different).toEqual([]);
  });
});
