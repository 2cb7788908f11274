import type { Model } from "../3-analyse/model.js";
import { type AffectedOperation, createAffectedOperations } from "./affected-operations.js";
import { type Change, levelOf, levels } from "./change.js";
import type { Comparing } from "./finding.js";
import { mergeChanges } from "./merge.js";
import { outermost } from "./position.js";
import { asJson } from "./reading.js";
import { compareApis } from "./rules/api.js";
import { compareEnumNames } from "./rules/enum-names.js";
import { directionsOf, typeName } from "./rules/name-changes.js";
import { compareNames } from "./rules/names.js";
import { schemasNotCompared } from "./rules/not-compared.js";
import { compareOperations } from "./rules/operations.js";
import { sidesOf } from "./sides.js";
import { compareUnread, type UnreadSides } from "./unread.js";
import { createWalk, type Walk } from "./walk.js";

/** A change, and the operations that it counts for. */
export interface ReportedChange extends Change {
  /** Empty for the API itself, and for schemas that no operation uses. */
  readonly operations: readonly AffectedOperation[];
}

/** What comparing two contracts gives. */
export interface Comparison {
  /** The worst first, and among those of one level in the order of the contract: the API, operations, then schemas. */
  readonly changes: readonly ReportedChange[];
  /** How many titles, descriptions and examples are different. They are counted, and not listed. */
  readonly wording: number;
}

/**
 * The semantic difference of two contracts: what changed for those who send and read values, and for those whose code
 * imports the package that is generated from them. What is written in another way or another order, and means the
 * same, is no change. `unread` is what could not be read of either.
 */
export function compareModels(old: Model, now: Model, unread: UnreadSides = { old: [], new: [] }): Comparison {
  const sides = sidesOf(old, now);
  const explained = new Set<string>();
  const reworded = new Set<string>();
  const context: Omit<Comparing, "sides" | "walk"> = {
    explain: (match, name) => void explained.add(`${match} ${name}`),
    reword: (places) => void reworded.add(`${places.old.start} ${places.new.source.path} ${places.new.start}`),
  };
  const { walk, hasMet } = createWalk(sides, context);
  const comparing: Comparing = { ...context, sides, walk };
  const found = [...compareApis(comparing), ...compareOperations(comparing), ...compareUnused(comparing, hasMet)];
  const names = compareNames(sides, (match, name) => explained.has(`${match} ${name}`));
  const changes = mergeChanges([
    ...compareUnread(unread, { old: old.api, new: now.api }),
    ...found,
    ...names,
    ...compareEnumNames(sides),
  ]);
  const operationsOf = createAffectedOperations(sides);
  const reported = changes.map((change) => ({ ...change, operations: operationsOf(change) }));
  return {
    changes: levels.flatMap((level) => reported.filter((change) => levelOf(change) === level)),
    wording: reworded.size,
  };
}

/** Schemas with a name that no operation has in one place before and after: they concern code only. */
function compareUnused({ sides, walk }: Comparing, hasMet: Walk["hasMet"]): readonly Change[] {
  const settled = { kind: "accepted", reason: "No operation sends or receives it, before and after." } as const;
  // What webhooks and callbacks refer to is sent and received, but not by operations.
  const called = { old: schemasNotCompared(sides.old.api), new: schemasNotCompared(sides.new.api) };
  return [...sides.schemas.newOf].flatMap(([old, now]) => {
    if (hasMet(old, now)) return [];
    const isCalled = called.old.has(old) || called.new.has(now);
    const subject = { kind: "schema", name: typeName(sides.new, now), path: "" } as const;
    return directionsOf(sides.new, now).flatMap((direction) =>
      walk(old, now, {
        ...outermost({ subject, direction, part: "property", reading: asJson }),
        ...(isCalled ? {} : { settled }),
      }),
    );
  });
}
