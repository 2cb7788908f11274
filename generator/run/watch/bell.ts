/** Something that is rung when there may be work, by whoever notices. */
export interface Bell {
  ring(): void;
  /** Until it is rung; at once if it was since the last call. */
  rung(): Promise<void>;
  /**
   * Until it has not been rung for a moment, a long one where something is still to come: what is saved in several steps
   * is answered once.
   */
  quiet(isMoreToCome: () => boolean): Promise<void>;
  /** Whether the watch has ended. That rings, too. */
  hasEnded(): boolean;
}

/** Editors write within a moment. Between emptying a file and filling it they may be held up. */
const [moment, longMoment] = [10, 100];
/** How long a file may be written to before one looks at it all the same: what is still missing rings again. */
const patience = 250;

/** A new bell for a watch that goes on until `end`. */
export function createBell(end: AbortSignal): Bell {
  let isRung = false;
  let last = 0;
  let wake = () => {};
  const ring = () => {
    isRung = true;
    last = performance.now();
    wake();
  };
  end.addEventListener("abort", ring);
  return {
    ring,
    hasEnded: () => end.aborted,
    async rung() {
      if (!isRung) await new Promise<void>((resolve) => (wake = resolve));
      isRung = false;
    },
    async quiet(isMoreToCome) {
      const start = performance.now();
      for (;;) {
        const now = performance.now();
        const left = Math.min(Math.max(last, start) + (isMoreToCome() ? longMoment : moment), start + patience) - now;
        if (left <= 0 || end.aborted) return;
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
  };
}
