import { printable } from "../../diagnostics/printable.js";
import type { GenerateOptions } from "../../run/generate.js";
import type { Terminal } from "./terminal.js";

type Phase = Parameters<NonNullable<GenerateOptions["onPhase"]>>[0];

/** One line on a terminal that says what is going on. */
export interface Progress {
  readonly show: (phase: Phase) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

/** Shows nothing. */
export const noProgress: Progress = { show: () => {}, clear: () => {} };

/**
 * Whether a line of a stream can be rewritten, and somebody sees it: not in a file, not in the log of a CI system (which may
 * well be a terminal to the programs in it), and not on a terminal that knows no escapes.
 */
export function isInteractive(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { CI = "", TERM } = environment;
  return isTerminal && ["", "0", "false"].includes(CI.toLowerCase()) && TERM !== "dumb";
}

/** Shows the stages of a run on a terminal, one after the other in the same line. */
export function createProgress({ error, columns = 80 }: Pick<Terminal, "error" | "columns">): Progress {
  let shown = false;
  return {
    show(phase) {
      error(`${eraseLine}${cut(`${describe(phase)} …`, columns - 1)}`);
      shown = true;
    },
    clear() {
      if (shown) error(eraseLine);
      shown = false;
    },
  };
}

const eraseLine = "\r\u001B[2K";

/** A line that is wider than the terminal would go on in the next one, which nobody erases. */
function cut(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, width - 1).join("")}…`;
}

function describe(phase: Phase): string {
  switch (phase.kind) {
    case "load":
      return `Reading ${printable(phase.entry)}`;
    case "normalise":
      return `Checking ${printable(phase.entry)}`;
    case "analyse":
      return `Working out names and types of ${printable(phase.entry)}`;
    case "emit":
      return `Printing ${phase.modules} of ${printable(phase.api)} (${phase.number} of ${phase.count})`;
    case "build":
      return "Building JavaScript and declarations";
    case "write":
      return "Writing files";
    default:
      return phase satisfies never;
  }
}
