import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Disk, systemDisk } from "../../generator/5-write/disk.js";
import { type Owner, takeLock, waitForLock } from "../../generator/5-write/lock.js";

let root = "";
let path = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-lock-"));
  path = join(root, "out/work/lock");
});
afterEach(() => rmSync(root, { recursive: true }));

/** No process has this id: Linux gives none above 2²². */
const gone = 0x7fffffff;

const take = (patience = 0) => takeLock(path, patience, systemDisk);
const locks = () => readdirSync(join(root, "out/work"));

function lockedBy(owner: Partial<Owner>, lock = path): void {
  mkdirSync(join(root, "out/work"), { recursive: true });
  const self = { id: "an-id", host: hostname(), pid: process.pid, since: "2026-11-24T12:00:00.000Z" };
  writeFileSync(lock, JSON.stringify({ ...self, ...owner }));
}

test("a lock names its owner while it is held, and leaves nothing behind", async () => {
  const lock = await take();
  expect(lock).toMatchObject({ kind: "held", waited: false });
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
  expect(await take()).toMatchObject({ kind: "busy", owner: { pid: process.pid } });
  expect(locks()).toEqual(["lock"]);
  if (lock.kind === "held") lock.release();
  expect(readdirSync(root)).toEqual([]);
});

test("a folder that was there before stays, and so does one that holds something by now", async () => {
  mkdirSync(join(root, "out"));
  const lock = await take();
  if (lock.kind === "held") lock.release();
  expect(readdirSync(root)).toEqual(["out"]);
  rmSync(join(root, "out"), { recursive: true });
  const other = await take();
  writeFileSync(join(root, "out/file"), "");
  if (other.kind === "held") other.release();
  expect(readdirSync(join(root, "out"))).toEqual(["file"]);
});

test("who waits gets it, and knows that it waited", async () => {
  const first = await take();
  const second = take(60_000);
  if (first.kind === "held") first.release();
  expect(await second).toMatchObject({ kind: "held", waited: true });
});

test("who only reads waits too, and takes nothing", async () => {
  expect(await waitForLock(path, 0)).toEqual({ kind: "free" });
  const lock = await take();
  expect(await waitForLock(path, 0)).toMatchObject({ kind: "busy", owner: { pid: process.pid } });
  const waiting = waitForLock(path, 60_000);
  if (lock.kind === "held") lock.release();
  expect(await waiting).toEqual({ kind: "free" });
  lockedBy({ pid: gone });
  expect(await waitForLock(path, 0)).toEqual({ kind: "free" });
  expect(locks()).toEqual(["lock"]);
});

test("the lock of a process that is gone is taken over", async () => {
  lockedBy({ pid: gone });
  expect(await take()).toMatchObject({ kind: "held" });
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
  expect(locks()).toEqual(["lock"]);
});

test("the lock of another machine is not, whatever its process", async () => {
  lockedBy({ host: "elsewhere.example", pid: gone });
  expect(await take()).toMatchObject({ kind: "busy", owner: { host: "elsewhere.example" } });
});

test.each(["", "{}", '{"pid": 1, "host": "a", "id": "../../b"}'])(
  "a lock that says %j is held at first, and nobody's when it is old",
  async (text) => {
    lockedBy({});
    writeFileSync(path, text);
    expect(await take()).toEqual({ kind: "busy", owner: undefined });
    utimesSync(path, new Date(0), new Date(0));
    expect(await take()).toMatchObject({ kind: "held" });
    expect(locks()).toEqual(["lock"]);
  },
);

test("an abandoned lock is left alone while another process takes it over", async () => {
  lockedBy({ pid: gone });
  lockedBy({}, `${path}.an-id`);
  expect(await take()).toMatchObject({ kind: "busy", owner: { pid: gone } });
  expect(locks()).toEqual(["lock", "lock.an-id"]);
  // One that died before it was done does not keep others from it.
  lockedBy({ id: "another", pid: gone }, `${path}.an-id`);
  expect(await take()).toMatchObject({ kind: "held" });
  expect(locks()).toEqual(["lock"]);
});

test("a lock that another process takes over first is left to that one", async () => {
  lockedBy({ pid: gone });
  const disk: Disk = {
    ...systemDisk,
    create(at, text) {
      if (at === `${path}.an-id`) lockedBy({ id: "another" });
      systemDisk.create(at, text);
    },
  };
  expect(await takeLock(path, 0, disk)).toMatchObject({ kind: "busy", owner: { id: "another" } });
  expect(locks()).toEqual(["lock"]);
});

test("an abandoned lock is taken over by one of many", async () => {
  lockedBy({ pid: gone });
  const taken = await Promise.all(Array.from({ length: 20 }, () => take()));
  expect(taken.filter(({ kind }) => kind === "held")).toHaveLength(1);
  for (const lock of taken) if (lock.kind === "held") lock.release();
  expect(existsSync(path)).toBe(false);
});

test("a lock that another process holds by now is left to that one", async () => {
  const lock = await take();
  lockedBy({ id: "another" });
  if (lock.kind === "held") lock.release();
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ id: "another" });
});
