import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { type Disk, ensureFolder, kindAt, replaceFile, systemDisk } from "../../5-write/disk.js";
import type { Settings } from "../configuration/settings.js";
import type { Trace } from "../trace.js";
import { hashOf, hashOfRead } from "./hash.js";
import type { StoredDiagnostic } from "./stored-diagnostics.js";

/**
 * What the last run read and wrote. It is a cache: one that is missing, broken or of another version of specmill is as
 * good as none, and what it says of the output holds only where the output still has those bytes. Paths are relative
 * to the working folder. Beside it, in `contracts/`, is what the files that were read held, each under its hash.
 */
export interface RunRecord {
  readonly format: typeof recordFormat;
  readonly fingerprint: string;
  /** The command line as text; empty where the run was not started by one. */
  readonly invocation: string;
  readonly settings: Settings;
  readonly apis: number;
  readonly files: number;
  /** The hash of each file that was read; `missing` or `unreadable` for those that were not there. */
  readonly reads: Readonly<Record<string, string>>;
  /** Where the links of each path led. */
  readonly links: Readonly<Record<string, string>>;
  /** The hash of each file in the output folder that was written, `dist/` and the manifest among them. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the version of the package was generated from first; absent where that run left no record. */
  readonly origin?: ReadContracts | undefined;
  /** What was said of the contracts, for all that they are generated from. */
  readonly diagnostics: readonly StoredDiagnostic[];
}

/** Contracts as a run read them. */
export type ReadContracts = Pick<RunRecord, "reads" | "links"> & { readonly specs: readonly string[] };

/**
 * What a version of a generated package was generated from first. The next version follows from what changed since
 * then, however often the package was generated in between.
 */
export type Origin =
  /** The version is new. */
  | { readonly kind: "this run" }
  /** Nothing where no record tells; then git may. */
  | { readonly kind: "earlier"; readonly contracts: ReadContracts | undefined };

export const recordFormat = 1;
const recordFile = "record.json";
const contractsFolder = "contracts";

/** The record in a folder; nothing if there is none that can be understood. */
export function readRecord(folder: string): RunRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(join(folder, recordFile), "utf8"));
    const parts = [record.settings, record.reads, record.links, record.outputs, record.diagnostics];
    const isOurs = record.format === recordFormat && parts.every((part) => typeof part === "object" && part !== null);
    return isOurs && Array.isArray(record.settings.specs) ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a record, and `texts`: what it needs later, by hash. What an earlier record needs is kept once more, as the
 * run that replaces it may still be looking at it. A record that cannot be written is not missed.
 */
export function keepRecord(
  folder: string,
  record: RunRecord,
  texts: ReadonlyMap<string, Uint8Array | string>,
  disk: Disk = systemDisk,
): void {
  try {
    const before = readRecord(folder);
    const contracts = join(folder, contractsFolder);
    ensureFolder(contracts, disk);
    if (kindAt(join(folder, ".gitignore")) === "nothing") replace(join(folder, ".gitignore"), "*\n", disk);
    for (const [hash, text] of texts) {
      if (kindAt(join(contracts, hash)) === "nothing") replace(join(contracts, hash), text, disk);
    }
    replace(join(folder, recordFile), `${JSON.stringify(record)}\n`, disk);
    const reads = [before?.reads, before?.origin?.reads, record.origin?.reads];
    const needed = new Set([...texts.keys(), ...reads.flatMap((each) => Object.values(each ?? {}))]);
    for (const name of readdirSync(contracts)) if (!needed.has(name)) disk.removeFile(join(contracts, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

function replace(path: string, text: string | Uint8Array, disk: Disk): void {
  replaceFile(path, `${path}.draft`, text, disk);
}

/** A file that a record needs, by its hash; nothing if it is not there any more, or is another. */
export function readKept(folder: string, hash: string): Uint8Array | undefined {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  try {
    const bytes = readFileSync(join(folder, contractsFolder, hash));
    return hashOf(bytes) === hash ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The files as they were when a record was made, read when they are asked for. */
export function recordedHost(folder: string, record: Pick<RunRecord, "reads" | "links">, root: string): Host {
  return {
    read(path) {
      const answer = record.reads[relative(root, path)] ?? "missing";
      if (answer === "missing") return { kind: "missing" };
      const bytes = readKept(folder, answer);
      return bytes ? { kind: "file", bytes } : { kind: "unreadable", reason: "it is not kept any more" };
    },
    realPath(path) {
      const real = record.links[relative(root, path)];
      return real === undefined ? path : resolve(root, real);
    },
  };
}

/** What a trace is written down as. */
export function traceOf(root: string, { reads, links }: Trace): Pick<RunRecord, "reads" | "links"> {
  const shown = (path: string) => relative(root, path);
  return {
    reads: Object.fromEntries([...reads].map(([path, result]) => [shown(path), hashOfRead(result)])),
    links: Object.fromEntries([...links].map(([path, real]) => [shown(path), shown(real)])),
  };
}
