import type { Direction, HttpMethod } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { usersOf } from "../3-analyse/usage.js";
import type { Subject } from "./change.js";
import type { MergedChange } from "./merge.js";
import type { Sides } from "./sides.js";

/** An operation that a change counts for. */
export interface AffectedOperation {
  readonly method: HttpMethod;
  readonly path: string;
  /** Which ways what changed travels in this operation. */
  readonly directions: readonly Direction[];
}

/**
 * Returns a function that lists the operations that a change counts for, in the order of the contract: those that it is
 * in, or all that send or receive a schema that changed. What only the old contract has comes last.
 */
export function createAffectedOperations(sides: Sides): (change: MergedChange) => readonly AffectedOperation[] {
  const users = [usersByName(sides.new), usersByName(sides.old)];
  return ({ subjects, directions }) => {
    const affected = subjects.flatMap((subject) => affectedBy(subject, directions));
    return [...new Map(affected.map((each) => [`${each.method} ${each.path}`, each])).values()];
  };

  function affectedBy(subject: Subject, directions: readonly Direction[]): readonly AffectedOperation[] {
    switch (subject.kind) {
      case "api":
        return [];
      case "operation":
        return [{ method: subject.method, path: subject.path, directions }];
      case "schema":
        return users.flatMap((usersOfName) => usersOfName(subject.name, directions));
      default:
        return subject satisfies never;
    }
  }
}

type UsersByName = (name: string, directions: readonly Direction[]) => readonly AffectedOperation[];

/** The operations that use one of the schemas whose type has a name. */
function usersByName({ api, names }: Model): UsersByName {
  const usersOfSchema = usersOf(api);
  const ids = new Map([...names].map(([id, { type }]) => [type, id] as const));
  return (name, directions) => {
    const id = ids.get(name);
    const users = id === undefined ? [] : usersOfSchema(id);
    return users
      .map(({ operation, directions: used }) => ({
        method: operation.method,
        path: operation.path.value,
        directions: used.filter((direction) => directions.includes(direction)),
      }))
      .filter((user) => user.directions.length > 0);
  };
}
