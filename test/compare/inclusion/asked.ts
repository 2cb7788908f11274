import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../../generator/2-normalise/api.js";
import { createProver, type Inclusion } from "../../../generator/compare/inclusion/inclusion.js";
import { schemasModel } from "../../harness/model.js";
import { oracleOf } from "../../validators/oracle.js";
import type { Components, WrittenSchema } from "../../validators/written.js";

/** How the values of two schemas relate: `in` says that the left one is included in the right one, but not the reverse. */
export type Relation = "same" | "in" | "apart";

/** Two schemas in one line. `Other`, `Node` and so on can be referred to if they are in `components`. */
export type Row = readonly [left: WrittenSchema, relation: Relation, right: WrittenSchema];

/** A test for each row, which asks in both directions. Witnesses are checked by an independent validator. */
export function relations(title: string, rows: readonly Row[], components: Components = {}): void {
  describe(title, () => {
    test.each(rows.map((row) => [titleOf(row), row] as const))("%s", (_, [left, relation, right]) => {
      const ask = asker({ ...components, Left: left, Right: right });
      expect([ask("Left", "Right"), ask("Right", "Left")]).toEqual([
        relation === "apart" ? "refuted" : "proven",
        relation === "same" ? "proven" : "refuted",
      ]);
    });
  });
}

function titleOf([left, relation, right]: Row): string {
  const words = { same: "accepts the same as", in: "is included in", apart: "is apart from" };
  return [left, words[relation], right]
    .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
    .join(" ");
}

/** Asks whether one component is included in another. Throws where the witness tells nothing. */
export function asker(components: Components): (left: string, right: string) => Inclusion["kind"] {
  const inclusion = inclusionsOf(components);
  const valid = oracleOf(components);
  return (left, right) => {
    const answer = inclusion(left, right);
    if (answer.kind === "refuted" && !(valid(left, answer.witness) && !valid(right, answer.witness))) {
      throw new Error(`${JSON.stringify(answer.witness)} is no witness`);
    }
    return answer.kind;
  };
}

/** The inclusions of components, by their names. */
export function inclusionsOf(components: Components): (left: string, right: string) => Inclusion {
  const { schemas } = schemasModel(JSON.stringify(components)).api;
  const prover = createProver();
  const at = (name: string) => ({ schemas, id: `#/components/schemas/${name}` as SchemaId });
  return (left, right) => prover.included(at(left), at(right));
}
