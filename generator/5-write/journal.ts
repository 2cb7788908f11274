import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Disk, kindAt, removeIfEmpty, removeTree, replaceFile, reportUnwritable } from "./disk.js";
import { buildFolder, isOutputPath, manifestPath, readManifest, workFolder } from "./manifest.js";
import { type OutputLocation, obstacleOnTheWay, reportObstacle } from "./output-folder.js";
import type { Step } from "./plan.js";

/**
 * The folder that a run works in, inside the output folder: only on the same disk can a file be renamed to its place. It
 * is there while a run writes, and after one that was killed.
 */
export interface WorkFolder {
  readonly path: string;
  readonly lock: string;
  /** The steps that are being carried out. Without it, what is staged is of no use, and the output folder is complete. */
  readonly journal: string;
  /** The files that are to come, under their paths in the output folder. */
  readonly staged: string;
}

export function workFolderOf({ path }: Pick<OutputLocation, "path">): WorkFolder {
  const at = (...names: readonly string[]) => join(path, workFolder, ...names);
  return { path: at(), lock: at("lock"), journal: at("journal.json"), staged: at("staged") };
}

/** Writes down what is to be done, in full or not at all. From then on it will be done: by this run or by a later one. */
export function writeJournal({ journal }: WorkFolder, steps: readonly Step[], disk: Disk): void {
  replaceFile(journal, `${journal}.draft`, `${JSON.stringify({ steps }, undefined, 2)}\n`, disk);
}

/**
 * Completes what a run began that was stopped: carries out the steps of its journal. Without a journal, what it staged is
 * deleted. Returns whether the output folder is complete; reports why not. The caller holds the lock.
 */
export function recover(folder: OutputLocation, diagnostics: Diagnostics, disk: Disk): boolean {
  const work = workFolderOf(folder);
  const journal = readJournal(folder, work);
  switch (journal.kind) {
    case "missing":
      clearWorkFolder(work, disk);
      return true;
    case "read":
      return carryOut(journal.steps, folder, diagnostics, disk);
    case "broken": {
      const details = { folder: `${folder.shown}/${workFolder}`, problem: journal.problem };
      diagnostics.report("out-journal-broken", undefined, details);
      return false;
    }
    default:
      return journal satisfies never;
  }
}

/**
 * Carries out the steps of a journal, and deletes it. A step that was carried out before is left out, so it makes no
 * difference where an earlier attempt was stopped. Returns false where something is in the way or the system refuses a
 * step, and reports it; the journal stays then, and the next run goes on.
 */
export function carryOut(
  steps: readonly Step[],
  folder: OutputLocation,
  diagnostics: Diagnostics,
  disk: Disk,
): boolean {
  const work = workFolderOf(folder);
  for (const step of steps) {
    if (isDone(step, work)) continue;
    if (!isFree(step, folder, diagnostics)) return false;
    try {
      carryOutStep(step, folder, work, disk);
    } catch (error) {
      reportUnwritable(`${folder.shown}/${step.path}`, error, diagnostics);
      return false;
    }
  }
  clearWorkFolder(work, disk);
  return true;
}

/**
 * Whether a step was carried out before: its file is not staged any more. A deletion leaves no trace, and can be carried
 * out again without harm.
 */
function isDone({ kind, path }: Step, work: WorkFolder): boolean {
  return kind !== "delete" && kindAt(join(work.staged, path)) === "nothing";
}

/**
 * Whether a step changes nothing that is not ours. Others may have changed the folder since the step was planned; reports
 * what is in the way.
 */
function isFree({ kind, path }: Step, folder: OutputLocation, diagnostics: Diagnostics): boolean {
  const obstacle = obstacleOnTheWay(folder, path);
  // Nothing goes through a link in the place of the file itself: the link is replaced or deleted.
  const isHarmless = obstacle?.kind === "link" && obstacle.path === path && kind !== "create";
  if (obstacle !== undefined && !isHarmless) {
    reportObstacle(folder, obstacle, diagnostics);
    return false;
  }
  if (kind !== "create" || kindAt(join(folder.path, path)) === "nothing") return true;
  diagnostics.report("out-file-unknown", undefined, { path: `${folder.shown}/${path}`, manifest: manifestPath });
  return false;
}

function carryOutStep({ kind, path }: Step, folder: OutputLocation, work: WorkFolder, disk: Disk): void {
  const target = join(folder.path, path);
  if (kind === "delete") {
    disk.removeFile(target);
    for (let parent = dirname(target); parent !== folder.path; parent = dirname(parent))
      if (!removeIfEmpty(parent, disk)) return;
    return;
  }
  disk.makeFolder(dirname(target));
  disk.rename(join(work.staged, path), target);
}

/** Deletes a work folder but for its lock, the journal first: what is staged is of no use without it. */
export function clearWorkFolder(work: WorkFolder, disk: Disk): void {
  disk.removeFile(work.journal);
  if (kindAt(work.path) !== "folder") return;
  for (const name of readdirSync(work.path)) {
    const path = join(work.path, name);
    if (path !== work.lock) removeTree(path, disk);
  }
  removeIfEmpty(work.path, disk);
}

type Journal =
  | { readonly kind: "read"; readonly steps: readonly Step[] }
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly problem: string };

/** Reads a journal. It may come from anywhere: a step that changes what the manifest does not list breaks it. */
function readJournal(folder: OutputLocation, work: WorkFolder): Journal {
  if (kindAt(work.journal) === "nothing") return { kind: "missing" };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(work.journal, "utf8"));
  } catch {
    return { kind: "broken", problem: "it is not JSON" };
  }
  const { steps } = (value ?? {}) as { readonly steps?: unknown };
  if (!Array.isArray(steps)) return { kind: "broken", problem: "it has no list of steps" };
  const wrong = steps.find((step) => !isStep(step, folder.path));
  if (wrong !== undefined) return { kind: "broken", problem: `${JSON.stringify(wrong)} is no step of a run` };
  // The manifest comes last, and then there is nothing left to do. Until then the old one is there.
  if (steps.slice(-1).some((last) => isDone(last, work))) return { kind: "read", steps: [] };
  const manifest = readManifest(folder.path);
  const isListed = ({ kind, path }: Step) =>
    kind === "create" || !isOutputPath(path) || (manifest.kind === "read" && manifest.files.has(path));
  const unlisted = steps.find((step) => !isListed(step));
  if (unlisted) return { kind: "broken", problem: `\`${unlisted.path}\` is not listed in \`${manifestPath}\`` };
  const isLinked = ({ path }: Step) => obstacleOnTheWay({ path: work.staged }, path)?.kind === "link";
  if (kindAt(work.staged) === "link" || steps.some(isLinked))
    return { kind: "broken", problem: "a symbolic link is in the place of a staged file" };
  return { kind: "read", steps };
}

function isStep(value: unknown, folder: string): value is Step {
  const { kind, path } = (value ?? {}) as { readonly kind?: unknown; readonly path?: unknown };
  if (typeof path !== "string" || typeof kind !== "string" || !["create", "replace", "delete"].includes(kind))
    return false;
  // The build folder is ours, with whatever name somebody gave to a file in it.
  return (
    path === manifestPath || isOutputPath(path) || resolve(folder, path).startsWith(join(folder, buildFolder, sep))
  );
}
