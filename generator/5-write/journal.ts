import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Diagnostics } from "../diagnostics/collector.js";
import { clearAway } from "./clear-away.js";
import type { Disk } from "./disk.js";
import { kindAt } from "./disk.js";
import { type Exchange, isHeldBack, noExchange, rollBack, rollForward } from "./exchange.js";
import { buildFolder, isOutputPath, manifestPath } from "./manifest.js";
import { type OutputFolder, obstacleOnTheWay } from "./output-folder.js";
import type { Unit } from "./units.js";
import { shownWorkFolder, type WorkFolder, workFolderOf } from "./work-folder.js";

/** Writes down an exchange before it begins. The journal is there in full or not at all. */
export function writeJournal(work: WorkFolder, exchange: Exchange, disk: Disk): void {
  const draft = draftOf(work);
  disk.removeFile(draft);
  disk.create(draft, `${JSON.stringify(exchange, undefined, 2)}\n`);
  disk.rename(draft, work.journal);
}

/** Whether an output folder has a work folder: another run is writing, or one was stopped. */
export function isUnfinished(folder: Pick<OutputFolder, "path">): boolean {
  return kindAt(workFolderOf(folder).path) !== "nothing";
}

/**
 * Ends what a run left that was stopped: an exchange that was begun is brought to its end, what was put together for one
 * that was not is thrown away. Gives whether the output folder is whole; reports why not. The caller holds the lock.
 */
export function recover(folder: Pick<OutputFolder, "path" | "shown">, diagnostics: Diagnostics, disk: Disk): boolean {
  const work = workFolderOf(folder);
  if (kindAt(work.path) === "nothing") return true;
  const problem = linkIn(work);
  const journal: Journal = problem === undefined ? readJournal(work) : { kind: "broken", problem };
  switch (journal.kind) {
    case "missing":
      clearAway(folder.path, work, noExchange, disk);
      disk.removeFile(draftOf(work));
      return true;
    case "read":
      try {
        rollForward(folder.path, work, journal.exchange, disk);
      } catch (error) {
        if (!isHeldBack(error)) throw error;
        rollBack(folder.path, work, journal.exchange, disk);
        // It is not gone on with once what was to come begins to be thrown away.
        disk.removeFile(work.journal);
      }
      clearAway(folder.path, work, journal.exchange, disk);
      return true;
    case "broken":
      diagnostics.report("out-journal-broken", undefined, {
        folder: shownWorkFolder(folder, work),
        problem: journal.problem,
      });
      return false;
    default:
      return journal satisfies never;
  }
}

function draftOf(work: WorkFolder): string {
  return `${work.journal}.draft`;
}

type Journal =
  | { readonly kind: "read"; readonly exchange: Exchange }
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly problem: string };

/** Reads the journal. It may come from anywhere: a path in it that leads out of the folder breaks it. */
function readJournal(work: WorkFolder): Journal {
  if (kindAt(work.journal) === "nothing") return { kind: "missing" };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(work.journal, "utf8"));
  } catch {
    return { kind: "broken", problem: "it is not JSON" };
  }
  const { units, own } = (value ?? {}) as { readonly units?: unknown; readonly own?: unknown };
  if (!Array.isArray(units) || !Array.isArray(own)) return { kind: "broken", problem: "it lists nothing" };
  if (!own.every((path) => path === manifestPath || isOutputPath(path)) || !units.every((unit) => isUnit(unit, work)))
    return { kind: "broken", problem: "it has a path that no generated file can have" };
  return { kind: "read", exchange: { units, own } };
}

function isUnit(value: unknown, work: WorkFolder): value is Unit {
  const { path, kind, before, after, identity } = (value ?? {}) as Partial<Record<keyof Unit, unknown>>;
  if (identity !== undefined && typeof identity !== "string") return false;
  if ((kind !== "file" && kind !== "folder") || typeof before !== "boolean" || typeof after !== "boolean") return false;
  if (typeof path !== "string") return false;
  const inBuild = path.startsWith(`${buildFolder}/`) ? path.slice(buildFolder.length + 1) : path;
  const isSafe = ["", manifestPath, buildFolder].includes(path) || isOutputPath(inBuild);
  return (
    isSafe && [work.next, work.before].every((folder) => obstacleOnTheWay({ path: folder }, path)?.kind !== "link")
  );
}

function linkIn(work: WorkFolder): string | undefined {
  const places = [work.path, work.next, work.before];
  const wrong = places.find((path) => !["folder", "nothing"].includes(kindAt(path)));
  return wrong === undefined ? undefined : `its \`${basename(wrong)}\` is not a folder`;
}
