import { EventEmitter } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFolderWatcher } from "../../generator/run/watch/folder-watcher.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const file = join(tmpdir(), "shop.yaml");

test("a folder that the system cannot watch is looked at every second", () => {
  const onEvent = vi.fn();
  const watcher = createFolderWatcher(onEvent, () => {
    throw new Error("ENOSPC: System limit for number of file watchers reached");
  });
  watcher.watch([file]);
  vi.advanceTimersByTime(2000);
  expect(onEvent).toHaveBeenCalledTimes(2);
  watcher.close();
  vi.advanceTimersByTime(2000);
  expect(onEvent).toHaveBeenCalledTimes(2);
});

test("a watcher that fails says so once, and the next call replaces it", () => {
  const onEvent = vi.fn();
  const started: EventEmitter[] = [];
  const watcher = createFolderWatcher(onEvent, () => {
    const system = Object.assign(new EventEmitter(), { close: vi.fn() });
    started.push(system);
    return system as never;
  });
  watcher.watch([file]);
  watcher.watch([file]);
  expect(started).toHaveLength(1);
  started[0]?.emit("error", new Error("EPERM"));
  expect(onEvent).toHaveBeenCalledTimes(1);
  watcher.watch([file]);
  expect(started).toHaveLength(2);
});
