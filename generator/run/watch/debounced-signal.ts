import { setTimeout } from "node:timers/promises";

/** A signal for which many events in quick succession count as one. */
export interface DebouncedSignal {
  raise(): void;
  /**
   * Resolves when the signal was raised since the last call, and then not for a moment: a longer one as long as
   * `isMoreExpected`.
   */
  next(isMoreExpected: () => boolean): Promise<void>;
}

/** In milliseconds: editors write a file within the first, and between emptying and filling it they may need the second. */
const [pause, longPause] = [10, 100];
/** A file that is written to for longer is read all the same: its next event raises the signal again. */
const longest = 250;

export function createDebouncedSignal(): DebouncedSignal {
  let isRaised = false;
  let raisedAt = 0;
  let wake = () => {};
  return {
    raise() {
      isRaised = true;
      raisedAt = performance.now();
      wake();
    },
    async next(isMoreExpected) {
      if (!isRaised) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const deadline = performance.now() + longest;
      for (;;) {
        const calmAt = raisedAt + (isMoreExpected() ? longPause : pause);
        const left = Math.min(calmAt, deadline) - performance.now();
        if (left <= 0) break;
        await setTimeout(left);
      }
      isRaised = false;
    },
  };
}
