import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress } from "../../generator/commands/terminal/progress.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

test("progress is shown once a run takes long, and removed after it", () => {
  const printed: string[] = [];
  const progress = createProgress({ error: (text) => printed.push(text) });
  progress.show({ kind: "load", entry: "quick.yaml" });
  vi.advanceTimersByTime(499);
  progress.show({ kind: "normalise", entry: "quick.yaml" });
  progress.clear();
  expect(printed).toEqual([]);
  vi.advanceTimersByTime(1);
  progress.show({ kind: "analyse", entry: "slow.yaml" });
  progress.clear();
  expect(printed.join("")).toBe("\r\u001B[2KAnalysing slow.yaml …\r\u001B[2K");
});
