import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { type Disk, kindAt, replaceFile, systemDisk } from "../../5-write/disk.js";
import type { Settings } from "../configuration/settings.js";
import type { ContractPart } from "../reading-options.js";
import type { Trace } from "../trace.js";
import { hashOf, hashOfRead } from "./hash.js";
import type { StoredDiagnostic } from "./stored-diagnostics.js";

/**
 * What the last run read and wrote. It is a cache: one that is missing, broken or from another version of specmill is
 * ignored, and it holds only as long as the output has the same bytes. Paths are relative to the working folder. Beside
 * it, in `contracts/`, a copy of every file that was read is stored under its hash.
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
  /** What the version of the package was first generated from; absent if that run left no record. */
  readonly origin?: RecordedContracts | undefined;
  readonly diagnostics: readonly StoredDiagnostic[];
}

/** The contracts that a run read. */
export type RecordedContracts = Pick<RunRecord, "reads" | "links"> &
  ContractPart & { readonly specs: readonly string[] };

/**
 * What a version of a generated package was first generated from. The next version follows from the changes since then,
 * however often the package was generated in between.
 */
export type VersionOrigin =
  /** The version is new. */
  | { readonly kind: "this run" }
  /** The contracts are unknown if there is no record of them. */
  | { readonly kind: "earlier"; readonly contracts: RecordedContracts | undefined };

export const recordFormat = 1;
const recordFile = "record.json";
const contractsFolder = "contracts";

/** The record in a folder; undefined if there is none or it cannot be used. */
export function readRecord(folder: string): RunRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(join(folder, recordFile), "utf8"));
    const parts = [record.settings, record.reads, record.links, record.outputs, record.diagnostics];
    const isValid = record.format === recordFormat && parts.every((part) => typeof part === "object" && part !== null);
    return isValid && Array.isArray(record.settings.specs) ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a record, and the files that it refers to by their hashes. Those of the record before are deleted only by the
 * next run, because this one may still compare contracts with them. Does nothing if the system refuses: the next run only
 * takes longer.
 */
export function writeRecord(
  folder: string,
  record: RunRecord,
  files: ReadonlyMap<string, Uint8Array | string>,
  disk: Disk = systemDisk,
): void {
  try {
    const before = readRecord(folder);
    const contracts = join(folder, contractsFolder);
    disk.makeFolder(contracts);
    if (kindAt(join(folder, ".gitignore")) === "nothing") replace(join(folder, ".gitignore"), "*\n", disk);
    for (const [hash, text] of files) {
      if (kindAt(join(contracts, hash)) === "nothing") replace(join(contracts, hash), text, disk);
    }
    replace(join(folder, recordFile), `${JSON.stringify(record)}\n`, disk);
    const reads = [before?.reads, before?.origin?.reads, record.origin?.reads];
    const needed = new Set([...files.keys(), ...reads.flatMap((each) => Object.values(each ?? {}))]);
    for (const name of readdirSync(contracts)) if (!needed.has(name)) disk.removeFile(join(contracts, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

function replace(path: string, text: string | Uint8Array, disk: Disk): void {
  replaceFile(path, `${path}.draft`, text, disk);
}

/** A file that is stored beside a record, by its hash; undefined if it is gone or damaged. */
export function readStoredFile(folder: string, hash: string): Uint8Array | undefined {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  try {
    const bytes = readFileSync(join(folder, contractsFolder, hash));
    return hashOf(bytes) === hash ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** A host that reads the files of a record as they were when it was written. */
export function recordedHost(folder: string, record: Pick<RunRecord, "reads" | "links">, root: string): Host {
  return {
    read(path) {
      const hash = record.reads[relative(root, path)] ?? "missing";
      if (hash === "missing") return { kind: "missing" };
      const bytes = readStoredFile(folder, hash);
      return bytes ? { kind: "file", bytes } : { kind: "unreadable", reason: "it is not stored any more" };
    },
    realPath(path) {
      const real = record.links[relative(root, path)];
      return real === undefined ? path : resolve(root, real);
    },
  };
}

/** A trace as a record holds it. */
export function recordTrace(root: string, { reads, links }: Trace): Pick<RunRecord, "reads" | "links"> {
  const shown = (path: string) => relative(root, path);
  return {
    reads: Object.fromEntries([...reads].map(([path, result]) => [shown(path), hashOfRead(result)])),
    links: Object.fromEntries([...links].map(([path, real]) => [shown(path), shown(real)])),
  };
}
