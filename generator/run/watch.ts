import type { Host } from "../1-load/host.js";
import { shownPath } from "../5-write/output-folder.js";
import { createDiagnostics, type Diagnostic } from "../diagnostics/collector.js";
import type { SettingsSource } from "./configuration/settings.js";
import { type GenerateOptions, type GenerateOutcome, generateFrom } from "./generate.js";
import { changedFiles, dependenciesOf, type Trace, tracedHost } from "./trace.js";
import { createDebouncedSignal, type DebouncedSignal } from "./watch/debounced-signal.js";
import { createFolderWatcher, type FolderWatcher } from "./watch/folder-watcher.js";

export interface WatchOptions {
  /** The outputs to generate. They are listed anew after every change, as the configuration may have another one. */
  readonly outputs: (host: Host) => readonly SettingsSource[];
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** Ends the watch, after the current run if there is one. */
  readonly end: AbortSignal;
  /** Called after the run for each output, the first one too. */
  readonly onRun: (run: Run) => void;
  readonly onPhase?: GenerateOptions["onPhase"];
}

/** One generation of one output. Paths are as they are printed. */
export interface Run {
  /** The files whose changes started it: none for the first run. */
  readonly changed: readonly string[];
  readonly outcome: GenerateOutcome;
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
  /** Whether no other output follows after the same change. */
  readonly isLast: boolean;
  /** The files that are watched from now on, missing ones among them. */
  readonly watched: readonly string[];
}

/**
 * Generates all outputs, and again whenever a file of its documents or its configuration changes: one that was read, or one
 * that was missing. A file that is saved during a run starts one more run after it. While there are errors, earlier
 * output stays.
 *
 * Returns "ended" once the signal ended it, and "refused" if the usage is at fault when it begins.
 */
export async function watch(options: WatchOptions): Promise<"ended" | "refused"> {
  const { end, host } = options;
  const signal = createDebouncedSignal();
  const watcher = createFolderWatcher(signal.raise);
  end.addEventListener("abort", signal.raise);
  try {
    let { runs, trace } = await generateAll([], options);
    if (runs.some(isRefusedByUsage)) return "refused";
    for (;;) {
      const isAnyEventEnough = runs.some(isRefusedByUsage);
      const changed = await nextChange({ trace, host, watcher, signal, end, isAnyEventEnough });
      if (changed === undefined) return "ended";
      ({ runs, trace } = await generateAll(changed, options));
    }
  } finally {
    end.removeEventListener("abort", signal.raise);
    watcher.close();
  }
}

/** What is wrong with the output folder may be put right by a change of any file. */
function isRefusedByUsage({ outcome }: Run): boolean {
  return outcome.kind === "refused" && outcome.by === "usage";
}

async function generateAll(
  changed: readonly string[],
  { outputs, host, root, onRun, onPhase }: WatchOptions,
): Promise<{ readonly runs: readonly Run[]; readonly trace: Trace }> {
  const traced = tracedHost(host);
  const shown = (paths: readonly string[]) => [...new Set(paths.map((path) => shownPath(root, path)))];
  const options = { root, host: traced.host, ...(onPhase && { onPhase }) };
  const sources = outputs(traced.host);
  const runs: Run[] = [];
  for (const source of sources) {
    const start = performance.now();
    const diagnostics = createDiagnostics();
    const outcome = await generateFrom(source, options, diagnostics);
    const run: Run = {
      changed: shown(changed),
      outcome,
      diagnostics: diagnostics.all(),
      milliseconds: performance.now() - start,
      isLast: source === sources.at(-1),
      watched: shown(dependenciesOf(traced.trace)),
    };
    onRun(run);
    runs.push(run);
  }
  return { runs, trace: traced.trace };
}

interface Waiting {
  readonly trace: Trace;
  readonly host: Host;
  readonly watcher: FolderWatcher;
  readonly signal: DebouncedSignal;
  readonly end: AbortSignal;
  readonly isAnyEventEnough: boolean;
}

/**
 * Waits until a file that a run depends on is different, and returns those that are: none where any event is enough, and
 * nothing once the watch has ended. Events only say when to compare, as most of them are of other files.
 */
async function nextChange(waiting: Waiting): Promise<readonly string[] | undefined> {
  const { trace, host, watcher, signal, end, isAnyEventEnough } = waiting;
  for (;;) {
    // Again each time: a folder that was missing may have appeared, and the other way round.
    watcher.watch(dependenciesOf(trace));
    if (end.aborted) return undefined;
    // A file that changed before it was watched raised no event.
    if (changedFiles(trace, host).length > 0) signal.raise();
    await signal.next(() => isBeingWritten(trace, host));
    const changed = changedFiles(trace, host);
    if (end.aborted) return undefined;
    if (changed.length > 0 || isAnyEventEnough) return changed;
  }
}

/** Whether a file is empty that was not: most likely an editor is about to fill it. */
function isBeingWritten(trace: Trace, host: Host): boolean {
  return changedFiles(trace, host).some((path) => {
    const now = host.read(path);
    return now.kind === "file" && now.bytes.length === 0;
  });
}
