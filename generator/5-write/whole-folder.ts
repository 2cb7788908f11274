import type { Host } from "../1-load/host.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { inTurn, type Turn } from "./in-turn.js";
import { isUnfinished } from "./journal.js";
import { type OutputFolder, openOutputFolder } from "./output-folder.js";

export interface FolderOptions extends Turn {
  readonly out: string;
  readonly specs: readonly string[];
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
}

/**
 * Opens an output folder, after what a stopped run left in it is ended. Gives nothing where it may not be written to or
 * another run does not let go of it; reports why.
 */
export async function openWhole(options: FolderOptions, diagnostics: Diagnostics): Promise<OutputFolder | undefined> {
  const { out, specs, root, host } = options;
  const open = () => openOutputFolder(out, specs, root, host, diagnostics);
  const found = open();
  return found && isUnfinished(found) ? inTurn(found, options, diagnostics, open) : found;
}
