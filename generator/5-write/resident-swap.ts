import { spawn } from "node:child_process";
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityOf, perlFor, requestOf, swapPlaces } from "./swap.js";

/** What lets entries of folders change places until it is ended. */
export interface ResidentSwap {
  readonly swap: (a: string, b: string) => boolean;
  end(): void;
}

/**
 * `swapPlaces` for a process that is long-lived and becomes large: by a program that is started once, as long as this one
 * is small, and then waits to be asked. To start one from a process with a compiler in memory took a sixth of a save on
 * Linux: for a moment the two share all memory, and each page that is written to after that is first taken apart.
 * On other systems `swapPlaces` starts one each time.
 *
 * It answers into a file without a name, as what is asked for has to be known before anything else happens, and Node has no
 * way to wait for a pipe. Where it is gone, does not answer for `patience` milliseconds (far more than it takes), or does
 * not know how, `swapPlaces` does.
 */
export function startResidentSwap(patience = 2000): ResidentSwap {
  const program = process.platform === "linux" ? perlFor() : undefined;
  const answers = program && openWithoutName();
  if (program === undefined || answers === undefined) return { swap: swapPlaces, end: () => undefined };
  const child = spawn(program.name, program.parameters, { stdio: ["pipe", answers, "ignore"] });
  // That it cannot be started, or is gone, is noticed when it is asked.
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  let isGone = false;
  /** Asks; gives whether there was an answer, whatever it was. Without one the program is no more. */
  const isAnswered = (request: string): boolean => {
    const { pid, exitCode, signalCode } = child;
    // Once it is known to have ended, its number may be another process's.
    if (pid === undefined || exitCode !== null || signalCode !== null) return false;
    const count = fstatSync(answers).size;
    const isThere = () => fstatSync(answers).size > count;
    // So short a text is in the pipe when this returns. If it is not, there is no answer, and the program is stopped.
    child.stdin?.write(request);
    if (waitUntil(() => isThere() || isDead(pid), patience) && isThere()) return true;
    stop(pid, patience);
    return false;
  };
  return {
    swap(a, b) {
      const [moved, other] = [identityOf(a), identityOf(b)];
      if (moved === undefined || other === undefined) return false;
      if (!isGone) isGone = !isAnswered(requestOf(a, b));
      return identityOf(b) === moved || swapPlaces(a, b);
    },
    end() {
      child.stdin?.end();
      closeSync(answers);
    },
  };
}

/** A file to write to that nobody else can find; nothing where the system has no place for one. */
function openWithoutName(): number | undefined {
  try {
    const folder = mkdtempSync(join(tmpdir(), "specmill-"));
    const file = openSync(join(folder, "answers"), "w");
    rmSync(folder, { recursive: true });
    return file;
  } catch {
    return undefined;
  }
}

/** Ends a process that does not answer, for good: it must not do later what another way has done by then. */
function stop(pid: number, patience: number): void {
  if (!isDead(pid)) process.kill(pid, "SIGKILL");
  if (!waitUntil(() => isDead(pid), patience)) throw new Error(`Process ${pid} does not end although it was killed`);
}

/** Whether a process runs no more; Linux keeps it until this one is told (proc(5), `/proc/pid/stat`). */
function isDead(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return true;
  }
}

/** Waits for something that other processes do; gives whether it happened in time. Nothing else goes on here meanwhile. */
function waitUntil(happened: () => boolean, patience: number): boolean {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const start = performance.now();
  for (;;) {
    if (happened()) return true;
    if (performance.now() - start > patience) return false;
    Atomics.wait(cell, 0, 0, 0.2);
  }
}
