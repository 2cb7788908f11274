import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ResidentSwap, startResidentSwap } from "../../generator/5-write/resident-swap.js";
import { identityOf, swapPlaces } from "../../generator/5-write/swap.js";

let root = "";
let resident: ResidentSwap;
const paths = () => ["it's\n$(a)", "--b"].map((name) => join(root, name)) as [string, string];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-resident-"));
  for (const path of paths()) mkdirSync(path);
  resident = startResidentSwap();
});
afterEach(() => {
  vi.unstubAllEnvs();
  resident.end();
  rmSync(root, { recursive: true });
});

test("two folders change places again and again, as they do by themselves", () => {
  const [a, b] = paths();
  const canSwap = swapPlaces(a, b);
  for (let count = 0; count < 5; count++) {
    const [first, second] = [identityOf(a), identityOf(b)];
    expect(resident.swap(a, b)).toBe(canSwap);
    expect([identityOf(a), identityOf(b)]).toEqual(canSwap ? [second, first] : [first, second]);
  }
});

test("no other program is started for it", ({ skip }) => {
  const [a, b] = paths();
  if (process.platform !== "linux" || !swapPlaces(a, b)) skip("no program is resident here");
  const before = [identityOf(a), identityOf(b)];
  vi.stubEnv("PATH", "/nowhere");
  expect([swapPlaces(a, b), resident.swap(a, b)]).toEqual([false, true]);
  expect([identityOf(b), identityOf(a)]).toEqual(before);
});

test("what is not there changes places with nothing", () => {
  const [a, b] = paths();
  const before = [identityOf(a), identityOf(b)];
  expect(resident.swap(a, join(root, "nothing"))).toBe(false);
  expect([identityOf(a), identityOf(b)]).toEqual(before);
});

test("where the program is gone, it goes on by another way", ({ skip }) => {
  const [a, b] = paths();
  if (!swapPlaces(a, b)) skip("folders cannot change places in one step here");
  const before = identityOf(a);
  for (const pid of childrenOf(process.pid)) process.kill(pid, "SIGKILL");
  expect(resident.swap(a, b)).toBe(true);
  expect(resident.swap(b, a)).toBe(true);
  expect(identityOf(a)).toBe(before);
});

test("a program that does not answer is ended before another way is gone", ({ skip }) => {
  const [a, b] = paths();
  if (!swapPlaces(a, b)) skip("folders cannot change places in one step here");
  const before = [identityOf(a), identityOf(b)];
  const others = childrenOf(process.pid);
  const patient = startResidentSwap(50);
  const asked = childrenOf(process.pid).filter((pid) => !others.includes(pid));
  expect(asked).toHaveLength(1);
  for (const pid of asked) process.kill(pid, "SIGSTOP");
  expect(patient.swap(a, b)).toBe(true);
  expect([identityOf(b), identityOf(a)]).toEqual(before);
  expect(childrenOf(process.pid)).toEqual(others);
  patient.end();
});

/** The programs that Perl runs for a process, but for those that have ended. */
function childrenOf(parent: number): readonly number[] {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      const [, name, state, owner] =
        /^\d+ \((.*)\) (\S) (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, "latin1")) ?? [];
      return name === "perl" && state !== "Z" && Number(owner) === parent;
    } catch {
      return false; // It ended meanwhile.
    }
  });
}
