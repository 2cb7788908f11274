import { getEventListeners } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { systemClock } from "../../../generator/runtime/resilience/clock.js";

beforeEach(() => void vi.useFakeTimers({ now: 5 }));
afterEach(() => void vi.useRealTimers());

it("tells the time", () => {
  expect(systemClock.now()).toBe(5);
});

it("sleeps, and leaves nothing behind", async () => {
  const { signal } = new AbortController();
  const sleeping = systemClock.sleep(1000, signal);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1000);
  await sleeping;
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("wakes up when the signal aborts, and leaves no timer behind", async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(1000, controller.signal);
  controller.abort("enough");
  await expect(sleeping).rejects.toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
});

it("does not fall asleep when the signal has aborted", async () => {
  await expect(systemClock.sleep(1000, AbortSignal.abort("no"))).rejects.toBe("no");
  expect(vi.getTimerCount()).toBe(0);
});
