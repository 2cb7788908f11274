import { createHash } from "node:crypto";
import type { Host, ReadResult } from "../../1-load/host.js";

/** What was asked of a host, and what it answered: all that a run knows of the outside world. */
export interface Trace {
  /** What was at each path: the hash of the bytes, or why there were none. */
  readonly reads: ReadonlyMap<string, { readonly answer: string; readonly result: ReadResult }>;
  /** Where the links of each path led. */
  readonly links: ReadonlyMap<string, string>;
}

/** A host that remembers what it answered, besides what was asked before. */
export function traced(host: Host, before?: Trace): { readonly host: Host; readonly trace: Trace } {
  const reads = new Map(before?.reads);
  const links = new Map(before?.links);
  return {
    trace: { reads, links },
    host: {
      read(path) {
        const result = host.read(path);
        // Where a file changes meanwhile, the next run has to see that it did.
        if (!reads.has(path)) reads.set(path, { answer: answerOf(result), result });
        return result;
      },
      realPath(path) {
        const real = host.realPath(path);
        links.set(path, real);
        return real;
      },
    },
  };
}

/** What reading came to, in a few characters: the same for the same bytes. */
export function answerOf(result: ReadResult): string {
  return result.kind === "file" ? hashOf(result.bytes) : result.kind;
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
