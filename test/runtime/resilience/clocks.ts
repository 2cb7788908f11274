import type { Clock } from "../../../generator/runtime/resilience/clock.js";

/** A clock that stands still until a test moves it. */
export interface StoppedClock extends Clock {
  /** How many milliseconds those who sleep now still have to. */
  readonly sleeping: readonly number[];
  /** Resolves when somebody has fallen asleep, or at once where somebody sleeps. */
  asleep(): Promise<void>;
  /** Moves the time, and wakes those whose time has come. */
  advance(milliseconds: number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export function stoppedClock(start = 0): StoppedClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const watchers: (() => void)[] = [];
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const sleeper = { until: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        const stop = () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        };
        signal.addEventListener("abort", stop, { once: true });
        for (const watcher of watchers.splice(0)) watcher();
      });
    },
    get sleeping() {
      return [...sleepers].map(({ until }) => until - now);
    },
    asleep() {
      return sleepers.size > 0 ? Promise.resolve() : new Promise((resolve) => watchers.push(resolve));
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const sleeper of [...sleepers]) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}

/** A clock on which all time passes at once; it keeps how long was slept. */
export function quickClock(start = 0): Clock & { readonly slept: readonly number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}
