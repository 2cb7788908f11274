import type { Operation, Server } from "../../2-normalise/api.js";
import { withoutNames } from "../../2-normalise/templates.js";
import type { Model } from "../../3-analyse/model.js";
import type { Sides } from "../sides.js";

/** What stands before the paths of each contract where a part of the address is in its servers, and in the paths of the other. */
export interface BasePaths {
  readonly old: string;
  readonly new: string;
}

/**
 * The part of the address that moved between the servers and the paths, if all servers have it on one side, and none on
 * the other. Undefined where that makes the address of an operation another one.
 */
export function movedBase({ old, new: now }: Sides): BasePaths | undefined {
  const [fromServers, fromPaths] = [commonEnd(old, now), commonEnd(now, old)];
  const bases = fromServers !== undefined ? { old: fromServers, new: "" } : { old: "", new: fromPaths ?? "" };
  if (bases.old === bases.new) return undefined;
  const callOf = (base: string, operation: Operation) => `${operation.method} ${addressIn(base, operation)}`;
  const written = new Set(now.api.operations.map((operation) => callOf("", operation)));
  const called = new Set(now.api.operations.map((operation) => callOf(bases.new, operation)));
  const [moved, others] = partition(old.api.operations, (operation) => called.has(callOf(bases.old, operation)));
  return moved.length > 0 && !others.some((operation) => written.has(callOf("", operation))) ? bases : undefined;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** The path of an operation behind what stands before it, whatever its parameters are called. */
export function addressIn(base: string, { path }: Operation): string {
  return withoutNames(base + path.value);
}

/** What the servers of a contract have at their ends, and those of another one do not. */
function commonEnd(longer: Model, shorter: Model): string | undefined {
  const isElsewhere = [longer, shorter].some(({ api }) => api.operations.some(({ servers }) => servers.length > 0));
  const [first] = shorter.api.servers;
  const [long] = longer.api.servers;
  if (isElsewhere || first === undefined || long === undefined) return undefined;
  const end = addressOf(long).slice(addressOf(first).length);
  if (!/^(?:\/[^/{}?#]+)+$/.test(end)) return undefined;
  const texts = (model: Model, behind: string) =>
    model.api.servers.map((server) => `${addressOf(server)}${behind} ${choicesOf(server)}`).toSorted();
  const isAll = JSON.stringify(texts(longer, "")) === JSON.stringify(texts(shorter, end));
  return isAll ? end : undefined;
}

function addressOf({ template }: Server): string {
  return template.replace(/\/+$/, "");
}

function choicesOf({ variables }: Server): string {
  return JSON.stringify(variables.map(({ name, default: value, values }) => [name, value, values]));
}
