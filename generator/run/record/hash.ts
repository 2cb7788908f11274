import { createHash } from "node:crypto";
import type { ReadResult } from "../../1-load/host.js";

export function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What a record keeps of a file that was read: the hash of its bytes, or why there were none. */
export function hashOfRead(result: ReadResult): string {
  return result.kind === "file" ? hashOf(result.bytes) : result.kind;
}
