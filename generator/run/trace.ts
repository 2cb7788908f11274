import type { Host, ReadResult } from "../1-load/host.js";

/** What a run read: all that it knows of the outside world. Paths are absolute. */
export interface Trace {
  /** What was at each path when it was read first. */
  readonly reads: ReadonlyMap<string, ReadResult>;
  /** Each path that was followed, and where its links led. */
  readonly links: ReadonlyMap<string, string>;
}

/** A host that traces what it reads. The trace goes on from an earlier one, if there is one. */
export function tracedHost(host: Host, earlier?: Trace): { readonly host: Host; readonly trace: Trace } {
  const reads = new Map(earlier?.reads);
  const links = new Map(earlier?.links);
  return {
    trace: { reads, links },
    host: {
      read(path) {
        const result = host.read(path);
        // The first result stays: if the file changes during a run, the next run must see a difference.
        if (!reads.has(path)) reads.set(path, result);
        return result;
      },
      realPath(path) {
        const real = host.realPath(path);
        links.set(path, real);
        return real;
      },
      // What a suggestion is taken from does not matter to later runs.
      list: (folder) => host.list?.(folder) ?? [],
    },
  };
}

/** The paths that a run depends on: files that it read or found missing, and links that led to them. */
export function dependenciesOf(trace: Trace): readonly string[] {
  return [...trace.reads.keys(), ...linksToFiles(trace).map(([path]) => path)];
}

/** The dependencies of a run that are different now. */
export function changedFiles(trace: Trace, host: Host): readonly string[] {
  const files = [...trace.reads].filter(([path, before]) => !isSame(before, host.read(path)));
  const links = linksToFiles(trace).filter(([path, before]) => host.realPath(path) !== before);
  return [...files, ...links].map(([path]) => path);
}

function linksToFiles({ reads, links }: Trace): readonly (readonly [string, string])[] {
  return [...links].filter(([path, real]) => path !== real && reads.has(real));
}

function isSame(one: ReadResult, other: ReadResult): boolean {
  if (one.kind === "file" && other.kind === "file") return Buffer.compare(one.bytes, other.bytes) === 0;
  return one.kind === other.kind;
}
