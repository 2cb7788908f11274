import type { Model } from "../3-analyse/model.js";
import { type Change, levelOf, levels } from "./change.js";
import type { Comparing } from "./finding.js";
import { mergeChanges } from "./merge.js";
import { unsealed } from "./position.js";
import { compareApis } from "./rules/api.js";
import { compareEnumNames } from "./rules/enum-names.js";
import { directionsOf } from "./rules/name-changes.js";
import { compareNames } from "./rules/names.js";
import { compareOperations } from "./rules/operations.js";
import { sidesOf } from "./sides.js";
import { createWalk } from "./walk.js";

/** What comparing two contracts gives. */
export interface Comparison {
  /** The worst first, and among those of one level in the order of the contract: the API, operations, then schemas. */
  readonly changes: readonly Change[];
  /** How many titles, descriptions and examples are different. They are counted, and not listed. */
  readonly wording: number;
}

/**
 * The semantic difference of two contracts: what changed for those who send and read values, and for those whose code
 * imports the package that is generated from them. What is written in another way or another order, and means the
 * same, is no change.
 */
export function compareModels(old: Model, now: Model): Comparison {
  const sides = sidesOf(old, now);
  const explained = new Set<string>();
  const reworded = new Set<string>();
  const context: Omit<Comparing, "sides" | "walk"> = {
    explain: (match, name) => void explained.add(`${match} ${name}`),
    reword: (places) => void reworded.add(`${places.old.start} ${places.new.source.path} ${places.new.start}`),
  };
  const walk = createWalk(sides, context);
  const comparing: Comparing = { ...context, sides, walk };
  const found = [
    ...compareApis(comparing),
    ...compareOperations(comparing),
    // What operations reach has been compared where they use it; this is the rest.
    ...[...sides.schemas.newOf].flatMap(([before, after]) =>
      directionsOf(now, after).flatMap((direction) => {
        const subject = { kind: "schema", name: now.names.get(after)?.type ?? after, path: "" } as const;
        return walk(before, after, {
          subject,
          direction,
          part: "property",
          dependence: "grows",
          typed: undefined,
          sealed: unsealed,
        });
      }),
    ),
  ];
  const names = compareNames(sides, (match, name) => explained.has(`${match} ${name}`));
  const changes = mergeChanges([...found, ...names, ...compareEnumNames(sides)]);
  return {
    changes: levels.flatMap((level) => changes.filter((change) => levelOf(change) === level)),
    wording: reworded.size,
  };
}
