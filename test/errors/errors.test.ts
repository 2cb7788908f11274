import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { exitCodes, run } from "../../generator/commands/command.js";
import { type Code, catalogue } from "../../generator/diagnostics/catalogue.js";
import { commitAll } from "../harness/repository.js";
import { snapshotOf } from "../harness/snapshot.js";

/**
 * One folder for each message of the catalogue: a document that brings it about (`spec.yaml` or `spec.json`, with
 * whatever belongs to it), and `expected.txt`, all that is printed.
 */
const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

/** `call.json`: for mistakes that are not in a document. */
interface Call {
  /** The command line; by default it generates from the folder's document into `out`. */
  readonly arguments?: readonly string[];
  /** Empty folders to make first. */
  readonly folders?: readonly string[];
  /** Symbolic links to make first, and what they point to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Whether the folder is a repository of git that all is committed to; a folder of its own where it is not. */
  readonly repository?: boolean;
  /** Files that others take the place of once all is committed. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** Where programs are looked for. */
  readonly path?: string;
}

test("every code has a folder, and every folder a code", () => {
  expect(folders.toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

describe.each(folders)("%s", (code) => {
  test("prints what is expected, and writes nothing", async () => {
    const root = mkdtempSync(join(tmpdir(), "specmill-errors-"));
    try {
      const call = setUp(code, root);
      const before = snapshotOf(root);
      let printed = "";
      vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
      if (call.path !== undefined) vi.stubEnv("PATH", call.path);
      const exitCode = await run(call.arguments ?? defaultArguments(root), {
        root,
        out: () => {},
        error: (text) => {
          printed += text;
        },
        interactive: false,
        colour: false,
      });
      expect(codesIn(printed), printed).toContain(code);
      await expect(printed).toMatchFileSnapshot(join(here, code, "expected.txt"));
      if (catalogue[code as Code]?.severity !== "error") return;
      expect([exitCodes.failed, exitCodes.usage]).toContain(exitCode);
      expect(snapshotOf(root)).toEqual(before);
    } finally {
      vi.unstubAllEnvs();
      rmSync(root, { recursive: true });
    }
  });
});

test("what is expected would differ if the document did", async () => {
  const root = mkdtempSync(join(tmpdir(), "specmill-errors-"));
  try {
    setUp("ref-not-found", root);
    const spec = join(root, "spec.yaml");
    writeFileSync(spec, `# A line more.\n${readFileSync(spec, "utf8")}`);
    let printed = "";
    const terminal = {
      root,
      out: () => {},
      error: (text: string) => {
        printed += text;
      },
      interactive: false,
      colour: false,
    };
    expect(await run(defaultArguments(root), terminal)).toBe(exitCodes.failed);
    expect(printed).not.toBe(readFileSync(join(here, "ref-not-found/expected.txt"), "utf8"));
  } finally {
    rmSync(root, { recursive: true });
  }
});

function setUp(code: string, root: string): Call {
  cpSync(join(here, code), root, { recursive: true });
  rmSync(join(root, "expected.txt"), { force: true });
  const callFile = join(root, "call.json");
  const call: Call = existsSync(callFile) ? JSON.parse(readFileSync(callFile, "utf8")) : {};
  rmSync(callFile, { force: true });
  for (const folder of call.folders ?? []) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, target] of Object.entries(call.links ?? {})) symlinkSync(target, join(root, path));
  if (call.repository) commitAll(root);
  for (const [path, by] of Object.entries(call.replaced ?? {})) renameSync(join(root, by), join(root, path));
  return call;
}

function defaultArguments(root: string): readonly string[] {
  const spec = existsSync(join(root, "spec.json")) ? "spec.json" : "spec.yaml";
  return ["generate", spec, "--out", "out", "--package", "@example/package"];
}

function codesIn(printed: string): readonly (string | undefined)[] {
  return [...printed.matchAll(/^(?:\S.*:\d+:\d+ {2})?(?:error|warning|information) {2}([a-z0-9-]+)$/gm)].map(
    ([, code]) => code,
  );
}
