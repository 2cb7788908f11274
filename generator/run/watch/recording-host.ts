import type { Host, ReadResult } from "../../1-load/host.js";

/** A host that remembers what it was asked, so that one can tell when the answer would be another. */
export interface RecordingHost extends Host {
  /** Where the files are that were asked for, missing ones too, and where the links to them are. Absolute. */
  paths(): readonly string[];
  /** Which of these files would be read differently now. */
  changed(): readonly string[];
  /** Whether one of them was changed and holds nothing now: most likely it is being written. */
  isEmptied(): boolean;
}

/** A host that asks another, and remembers. */
export function recordingHost(host: Host): RecordingHost {
  const reads = new Map<string, ReadResult>();
  const links = new Map<string, string>();
  const linksToFiles = () => [...links].filter(([, real]) => reads.has(real));
  return {
    read(path) {
      const result = host.read(path);
      reads.set(path, result);
      return result;
    },
    realPath(path) {
      const real = host.realPath(path);
      if (real !== path) links.set(path, real);
      return real;
    },
    paths: () => [...reads.keys(), ...linksToFiles().map(([path]) => path)],
    isEmptied: () =>
      [...reads].some(([path, before]) => {
        const now = host.read(path);
        return now.kind === "file" && now.bytes.length === 0 && !isSame(before, now);
      }),
    changed: () => [
      ...[...reads].filter(([path, before]) => !isSame(before, host.read(path))).map(([path]) => path),
      ...linksToFiles()
        .filter(([path, before]) => host.realPath(path) !== before)
        .map(([path]) => path),
    ],
  };
}

function isSame(one: ReadResult, other: ReadResult): boolean {
  if (one.kind === "file" && other.kind === "file") return Buffer.compare(one.bytes, other.bytes) === 0;
  return one.kind === other.kind;
}
