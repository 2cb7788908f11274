import type { GenerateOptions } from "../../run/generate.js";
import type { Terminal } from "./terminal.js";

type Phase = Parameters<NonNullable<GenerateOptions["onPhase"]>>[0];

/** One line on a terminal that says what is going on. */
export interface Progress {
  readonly show: (phase: Phase) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

/** How long a run takes before its progress is shown, in milliseconds. */
const delay = 500;

/** Shows nothing. */
export const noProgress: Progress = { show: () => {}, clear: () => {} };

/** Shows the stages of a run on a terminal once it takes long. */
export function createProgress({ error }: Pick<Terminal, "error">): Progress {
  const start = performance.now();
  let shown = false;
  return {
    show(phase) {
      if (performance.now() - start < delay) return;
      error(`${eraseLine}${describe(phase)} …`);
      shown = true;
    },
    clear() {
      if (shown) error(eraseLine);
      shown = false;
    },
  };
}

const eraseLine = "\r\u001B[2K";

function describe(phase: Phase): string {
  switch (phase.kind) {
    case "load":
      return `Reading ${phase.entry}`;
    case "normalise":
      return `Following the references of ${phase.entry}`;
    case "analyse":
      return `Analysing ${phase.entry}`;
    case "emit":
      return "Generating";
    case "write":
      return "Writing files";
    case "build":
      return "Building JavaScript and declarations";
    default:
      return phase satisfies never;
  }
}
