import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Writable } from "node:stream";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { takeLock } from "../../generator/5-write/lock.js";
import { guardOf, type Owner, ownerHere } from "../../generator/5-write/owner.js";

let root = "";
let path = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-lock-"));
  path = join(root, "work/lock");
});
afterEach(() => rmSync(root, { recursive: true }));

/** No process has this id: Linux gives none above 2²². */
const gone = 0x7fffffff;

/** For a slow machine: what is waited for takes some milliseconds. */
const patience = { timeout: 50_000, interval: 5 };

function lockedBy(owner: Partial<Owner>): void {
  mkdirSync(join(root, "work"), { recursive: true });
  writeFileSync(path, JSON.stringify({ ...ownerHere(), ...owner }));
}

test("a lock names its owner while it is held, and leaves nothing behind", async () => {
  const lock = await takeLock(path, { patience: 0 });
  expect(lock).toMatchObject({ kind: "held", waited: false });
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
  expect(readdirSync(join(root, "work"))).toEqual(["lock"]);
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "busy", owner: { pid: process.pid } });
  if (lock.kind === "held") lock.release();
  expect(readdirSync(root)).toEqual([]);
});

test("who waits gets it, and knows that it waited", async () => {
  const first = await takeLock(path, { patience: 0 });
  const second = takeLock(path, { patience: 60_000 });
  if (first.kind === "held") first.release();
  expect(await second).toMatchObject({ kind: "held" });
});

test.each<[string, Partial<Owner>]>([
  ["a process that is gone", { pid: gone }],
  ["an earlier process of the same id", { started: "1" }],
])("the lock of %s is taken over", async (_, owner) => {
  lockedBy(owner);
  // Where the system does not tell when a process started, an id is all there is.
  if (owner.started !== undefined && !existsSync("/proc/self/stat")) return;
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "held" });
  expect(readdirSync(join(root, "work"))).toEqual(["lock"]);
});

test.skipIf(process.platform !== "linux")("the lock of a process that ended unnoticed is taken over", async () => {
  // The shell becomes another program, which does not ask for the child it has then.
  const shell = spawn("sh", ["-c", "cat <&3 & echo $!; exec sleep 600"], {
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  onTestFinished(() => void shell.kill("SIGKILL"));
  const pid = Number(await new Promise((resolve) => shell.stdout?.once("data", resolve)));
  const statusOf = (id = 0) => readFileSync(`/proc/${id}/stat`, "latin1");
  await vi.waitFor(() => expect(statusOf(shell.pid)).toContain("(sleep)"), patience);
  (shell.stdio[3] as Writable).end();
  await vi.waitFor(() => expect(statusOf(pid)).toContain("(cat) Z"), patience);
  lockedBy({ pid, started: "" });
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "held" });
});

test("the lock of another machine is not, whatever its process", async () => {
  lockedBy({ host: "elsewhere.example", pid: gone });
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "busy", owner: { host: "elsewhere.example" } });
});

test("a lock that says nothing is nobody's", async () => {
  lockedBy({});
  writeFileSync(path, "");
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "held" });
});

test("the lock of a dead owner is waited for while somebody goes on with its work", async () => {
  const dead = JSON.stringify({ ...ownerHere(), pid: gone });
  mkdirSync(join(root, "work"));
  writeFileSync(path, dead);
  const guard = guardOf(path, dead);
  writeFileSync(guard, JSON.stringify(ownerHere()));
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "busy" });
  expect([readFileSync(path, "utf8"), readdirSync(join(root, "work"))]).toEqual([dead, ["lock", basename(guard)]]);
  writeFileSync(guard, JSON.stringify({ ...ownerHere(), pid: gone }));
  expect(await takeLock(path, { patience: 0 })).toMatchObject({ kind: "held" });
  expect(readdirSync(join(root, "work"))).toEqual(["lock"]);
});

test("a lock of nobody is taken over by one of many", async () => {
  lockedBy({ pid: gone });
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(path, { patience: 0 })));
  expect(taken.filter(({ kind }) => kind === "held")).toHaveLength(1);
  // One that took over and died before it was done does not keep others from it.
  for (const lock of taken) if (lock.kind === "held") lock.release();
  expect(existsSync(path)).toBe(false);
});
