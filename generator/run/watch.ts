import type { Host } from "../1-load/host.js";
import { shownPath } from "../5-write/output-folder.js";
import { createDiagnostics, type Diagnostic } from "../diagnostics/collector.js";
import type { SettingsSource } from "./configuration/settings.js";
import { type GenerateOptions, type GenerateOutcome, generateFrom } from "./generate.js";
import { type Bell, createBell } from "./watch/bell.js";
import { type RecordingHost, recordingHost } from "./watch/recording-host.js";
import { createWatcher, type Watcher } from "./watch/watcher.js";

export interface WatchOptions {
  /** Read anew for every run. */
  readonly settings: SettingsSource;
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** Ends the watch, after the run that is going on. */
  readonly end: AbortSignal;
  /** Called after each run, the first one too. */
  readonly onRun: (run: Run) => void;
  readonly onStage?: GenerateOptions["onStage"];
}

/** One generation of a watch. */
export interface Run {
  /** The files whose changes it answers, as they are printed: none for the first. */
  readonly changed: readonly string[];
  readonly outcome: GenerateOutcome;
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
  /** The files that are watched from now on, as they are printed: missing ones, too. */
  readonly watched: readonly string[];
}

/**
 * Generates a package, and again whenever a file of its documents or its configuration changes: one that was read, or
 * that would have been, had it been there. What is saved during a run is answered by one more run after it. While there
 * are errors, earlier output stays.
 *
 * Ends when it is told to; and refuses to begin if the first run is refused because of the call.
 */
export async function watch(options: WatchOptions): Promise<"ended" | "refused"> {
  const bell = createBell(options.end);
  const watcher = createWatcher(bell.ring);
  try {
    let [run, read] = await generateOnce([], options);
    if (isCall(run)) return "refused";
    for (;;) {
      const changed = await nextChange(read, isCall(run), watcher, bell);
      if (changed === undefined) return "ended";
      [run, read] = await generateOnce(changed, options);
    }
  } finally {
    await watcher.close();
  }
}

function isCall({ outcome }: Run): boolean {
  return outcome.kind === "refused" && outcome.by === "usage";
}

async function generateOnce(
  changed: readonly string[],
  { settings, host, root, onRun, onStage }: WatchOptions,
): Promise<readonly [Run, RecordingHost]> {
  const start = performance.now();
  const read = recordingHost(host);
  const diagnostics = createDiagnostics();
  const generateOptions = { root, host: read, ...(onStage && { onStage }) };
  const outcome = await generateFrom(settings, generateOptions, diagnostics);
  const shown = (paths: readonly string[]) => [...new Set(paths.map((path) => shownPath(root, path)))];
  const run: Run = {
    changed: shown(changed),
    outcome,
    diagnostics: diagnostics.all(),
    milliseconds: performance.now() - start,
    watched: shown(read.paths()),
  };
  onRun(run);
  return [run, read];
}

/**
 * Until something that was read is different, and what is. Events only say when to look: one that tells of nothing new
 * is nothing, and what happened before there was anybody to tell of it counts. `again` is whether any event will do.
 * Gives nothing when the watch has ended.
 */
async function nextChange(
  read: RecordingHost,
  again: boolean,
  watcher: Watcher,
  bell: Bell,
): Promise<readonly string[] | undefined> {
  for (let isRung = false; ; isRung = true) {
    if (bell.hasEnded()) return undefined;
    await watcher.lookAt(read.paths());
    if (read.changed().length > 0) await bell.quiet(read.isEmptied);
    const changed = read.changed();
    if (changed.length > 0 || (again && isRung)) return changed;
    await bell.rung();
    await bell.quiet(read.isEmptied);
  }
}
