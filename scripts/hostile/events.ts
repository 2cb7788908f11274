import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** What a child process does that its parent has to know of. Written down at once: the process may not live to tell. */
export type Event =
  /** Text of a document ran as code. */
  | { readonly kind: "payload"; readonly during: string }
  /** A prototype that everything inherits from is not what it was. */
  | { readonly kind: "prototype"; readonly what: string }
  | { readonly kind: "network"; readonly what: string }
  | { readonly kind: "write"; readonly path: string }
  | { readonly kind: "import failed"; readonly module: string; readonly reason: string }
  /** A value of which it is known what generated code has to make of it. */
  | { readonly kind: "probe"; readonly ok: boolean; readonly what: string };

/** The variable that names the file which events are written to. */
export const logVariable = "HOSTILE_LOG";

/** The variable that says what the process is doing, as the events have it. */
export const phaseVariable = "HOSTILE_PHASE";

export function record(event: Event): void {
  const log = process.env[logVariable];
  if (log !== undefined) appendFileSync(log, `${JSON.stringify(event)}\n`);
}

export function readEvents(log: string): readonly Event[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}
