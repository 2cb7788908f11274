import type { GenerateOptions } from "../../run/generate.js";
import type { Terminal } from "./terminal.js";

type Stage = Parameters<NonNullable<GenerateOptions["onStage"]>>[0];

/** One line on a terminal that says what is being done. */
export interface Progress {
  readonly show: (stage: Stage) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** How long the work may take before it needs to be explained. */
const patience = 500;

/** Says nothing. */
export const noProgress: Progress = { show: () => {}, clear: () => {} };

/** Shows the stages of the work on a terminal once it takes long. */
export function createProgress({ error }: Pick<Terminal, "error">): Progress {
  const start = performance.now();
  let shown = false;
  return {
    show(stage) {
      if (performance.now() - start < patience) return;
      error(`${eraseLine}${describe(stage)} …`);
      shown = true;
    },
    clear() {
      if (shown) error(eraseLine);
      shown = false;
    },
  };
}

const eraseLine = "\r\u001B[2K";

function describe(stage: Stage): string {
  switch (stage.kind) {
    case "load":
      return `Reading ${stage.entry}`;
    case "normalise":
      return `Following the references of ${stage.entry}`;
    case "analyse":
      return `Analysing ${stage.entry}`;
    case "emit":
      return "Generating";
    case "write":
      return "Writing files";
    case "build":
      return "Building JavaScript and declarations";
    default:
      return stage satisfies never;
  }
}
