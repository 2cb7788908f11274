import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that holds a lock, as it is written into the file. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the system's own count; empty where the system does not tell. Process ids are used again. */
  readonly started: string;
  /** When the lock was taken (ISO 8601). */
  readonly since: string;
  /** No two locks have the same text. */
  readonly nonce: string;
}

/** This process, as the owner of a lock. */
export function ownerHere(): Owner {
  const nonce = randomBytes(6).toString("hex");
  return {
    host: hostname(),
    pid: process.pid,
    started: statusOf(process.pid).started,
    since: new Date().toISOString(),
    nonce,
  };
}

/** Who a lock with this text names. */
export function ownerIn(text: string | undefined): Owner | undefined {
  try {
    const owner = JSON.parse(text ?? "");
    return typeof owner?.pid === "number" && typeof owner.host === "string" ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Safe to be wrong by taking a dead owner for a living one: that waits for nothing. A text that names nobody is nobody's. */
export function isAlive(owner: Owner | undefined): boolean {
  if (owner === undefined) return false;
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
  const { state, started } = statusOf(owner.pid);
  // Linux keeps a process that has ended until its parent is told, and some parents never ask.
  if (/[ZX]/.test(state)) return false;
  return started === "" || owner.started === "" || started === owner.started;
}

/**
 * The lock that has to be held by whoever takes over a lock with this text, which a dead owner left. A process that goes on
 * with the work of that owner holds it, too: then nobody else does.
 */
export function guardOf(lock: string, text: string): string {
  return `${lock}.${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}

/** The text of a lock; nothing where there is none. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * What Linux tells of a process (proc(5), `/proc/pid/stat`): its state and when it started, the first and the 20th field
 * after the name in parentheses. Empty where the system does not tell.
 */
function statusOf(pid: number): { readonly state: string; readonly started: string } {
  const status = textOf(`/proc/${pid}/stat`) ?? "";
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", started: fields[19] ?? "" };
}
