import { createHash, randomUUID } from "node:crypto";
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A folder of its own for one attack, with something to lose in every part of it:
 *
 *     canary.txt
 *     elsewhere/canary.txt       where links lead
 *     home/.npmrc                the home folder, with a secret
 *     tmp/                       the folder for temporary files
 *     project/canary.txt         the working folder
 *     project/node_modules/      what the generated package depends on
 *     project/C01.yaml           the document
 *     project/node_modules/.cache/   where runs are remembered
 *     project/out/               the only place to write to
 */
export interface Sandbox {
  readonly root: string;
  readonly elsewhere: string;
  readonly home: string;
  readonly temporary: string;
  readonly project: string;
  readonly out: string;
  readonly cache: string;
  /** Where the children write down what they do. Beside the sandbox, not in it. */
  readonly log: string;
  /** A text that must not come out. */
  readonly secret: string;
  /** The document's name in the project. */
  readonly document: string;
}

/** What the generated package needs to run. */
const dependencies = ["openapi-fetch", "openapi-typescript-helpers"];
const installed = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** The files beside the document are copied along with it. */
export function createSandbox(documentFile: string, beside: readonly string[] = []): Sandbox {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "specmill-hostile-")));
  const at = (...names: string[]) => join(root, ...names);
  const sandbox = {
    root,
    elsewhere: at("elsewhere"),
    home: at("home"),
    temporary: at("tmp"),
    project: at("project"),
    out: at("project", "out"),
    cache: at("project", "node_modules", ".cache"),
    log: `${root}.log`,
    secret: `secret-${randomUUID()}`,
    document: basename(documentFile),
  };
  for (const folder of ["elsewhere", "home", "tmp", "project/node_modules"]) mkdirSync(at(folder), { recursive: true });
  for (const folder of [".", "elsewhere", "project"]) writeFileSync(at(folder, "canary.txt"), "alive\n");
  writeFileSync(at("home", ".npmrc"), `//registry.example/:_authToken=${sandbox.secret}\n`);
  for (const name of dependencies) symlinkSync(join(installed, name), at("project", "node_modules", name));
  for (const file of [documentFile, ...beside]) cpSync(file, join(sandbox.project, basename(file)));
  return sandbox;
}

export function removeSandbox({ root, log }: Sandbox): void {
  rmSync(root, { recursive: true, force: true });
  rmSync(log, { force: true });
}

/** Everything that could be lost or gained by mistake, with what it is: a snapshot to compare with a later one. */
export type Snapshot = ReadonlyMap<string, string>;

export function snapshot(sandbox: Sandbox): Snapshot {
  const free = new Set([sandbox.out, sandbox.temporary, sandbox.cache]);
  const inside = entriesUnder(sandbox.root, (path) => free.has(path));
  const outside = readdirSync(tmpdir()).filter((name) => name.startsWith("pwn") || name === "elsewhere");
  return new Map([...inside, ...outside.map((name) => [join(tmpdir(), name), "there"] as const)]);
}

/** The paths at which two snapshots differ. */
export function differences(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** Whether a path is one that a generator may write to. Loaders may use the folder for temporary files. */
export function isAllowed(path: string, { out, cache, temporary }: Sandbox): boolean {
  return [out, cache, temporary].some((folder) => isWithin(path, folder));
}

/** A path of the sandbox as a person reads it. */
export function shown(path: string, { root }: Sandbox): string {
  return isWithin(path, root) ? relative(root, path) : path;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

function entriesUnder(folder: string, isLeftOut: (path: string) => boolean): readonly (readonly [string, string])[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (isLeftOut(path)) return [];
    const entry = lstatSync(path);
    if (entry.isDirectory()) return [[path, "folder"] as const, ...entriesUnder(path, isLeftOut)];
    if (entry.isSymbolicLink()) return [[path, `link to ${readlinkSync(path)}`] as const];
    return [[path, createHash("sha256").update(readFileSync(path)).digest("hex")] as const];
  });
}

/** The files under a folder; none where it is not there. Links are not followed. */
export function filesUnder(folder: string): readonly string[] {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = lstatSync(path);
    return found.isDirectory() ? filesUnder(path) : found.isFile() ? [path] : [];
  });
}
