import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../generator/1-load/tree.js";
import { createProver } from "../../../generator/compare/inclusion/inclusion.js";
import { confirmWitness } from "../../../generator/compare/witness/witness.js";
import { seededDraw } from "../../validators/draw.js";
import { referringComponents } from "../../validators/schemas.js";
import { valueNear } from "../../validators/values.js";
import type { Components, WrittenSchema } from "../../validators/written.js";
import { commonSchema } from "./common.js";
import { editSomewhere } from "./edits.js";
import { idOf, plainOf } from "./plain.js";
import { forgetfulRewritings } from "./rewritings/forgetful.js";
import { rewritings } from "./rewritings/rewritings.js";
import { acceptsOf } from "./trials.js";

/** A schema that is made of three others. */
type Formula = (x: WrittenSchema, y: WrittenSchema, z: WrittenSchema) => WrittenSchema;

const not = (schema: WrittenSchema) => ({ not: schema });
const all = (...schemas: readonly WrittenSchema[]) => ({ allOf: schemas });
const any = (...schemas: readonly WrittenSchema[]) => ({ anyOf: schemas });
const one = (...schemas: readonly WrittenSchema[]) => ({ oneOf: schemas });

/** Whatever the schemas are, every value of the first formula is one of the second (JSON Schema 2020-12 Core §10.2). */
const laws: readonly (readonly [name: string, left: Formula, right: Formula])[] = [
  ["all of two is each", (x, y) => all(x, y), (x) => x],
  ["each is any of two", (x) => x, (x, y) => any(x, y)],
  ["what is not refused is accepted", (x) => not(not(x)), (x) => x],
  ["what is accepted is not refused", (x) => x, (x) => not(not(x))],
  ["nothing is both accepted and refused", (x) => all(x, not(x)), () => false],
  ["everything is accepted or refused", () => true, (x) => any(x, not(x))],
  ["allOf is distributed", (x, y, z) => all(x, any(y, z)), (x, y, z) => any(all(x, y), all(x, z))],
  ["and collected", (x, y, z) => any(all(x, y), all(x, z)), (x, y, z) => all(x, any(y, z))],
  ["not any is neither", (x, y) => not(any(x, y)), (x, y) => all(not(x), not(y))],
  ["not all is not one of them", (x, y) => not(all(x, y)), (x, y) => any(not(x), not(y))],
  ["one of two is any of them", (x, y) => one(x, y), (x, y) => any(x, y)],
  ["one of two is one without the other", (x, y) => one(x, y), (x, y) => any(all(x, not(y)), all(y, not(x)))],
  ["and the other way round", (x, y) => any(all(x, not(y)), all(y, not(x))), (x, y) => one(x, y)],
];

/** What holds for some schemas. */
const questions: readonly (readonly [name: string, left: Formula, right: Formula])[] = [
  ["is one the other?", (x) => x, (_, y) => y],
  ["is one both?", (x) => x, (x, y) => all(x, y)],
  ["do they exclude each other?", (x) => x, (_, y) => not(y)],
  ["are they everything?", (x) => not(x), (_, y) => y],
  ["is any of two only one of them?", (x, y) => any(x, y), (x, y) => one(x, y)],
];

const firstSeed = 424_242;
const draws = 40;
const trials = Array.from({ length: draws }, (_, index) => drawnTrial(firstSeed + index)).filter(
  // Written otherwise, a schema may evaluate other properties and items.
  ({ components }) => !JSON.stringify(components).includes('"unevaluated'),
);

describe("laws of logic are proven of drawn schemas", () => {
  test.each(laws)("%s", (_, left, right) => {
    for (const trial of trials) expect(answer(trial, left, right).inclusion, shown(trial)).toEqual({ kind: "proven" });
  });
});

describe("questions about drawn schemas are decided", () => {
  test.each(questions)("%s", (_, left, right) => {
    const kinds = { proven: 0, refuted: 0, unknown: 0 };
    for (const trial of trials) {
      const { inclusion, sides } = answer(trial, left, right);
      kinds[inclusion.kind]++;
      if (inclusion.kind === "refuted") {
        expect(confirmWitness(inclusion.witness, ...sides), shown(trial)).toEqual({ kind: "confirmed" });
      }
      if (inclusion.kind === "proven") {
        const [isLeft, isRight] = [acceptsOf(sides[0]), acceptsOf(sides[1])];
        expect(
          trial.values.filter((value) => isLeft(value) && !isRight(value)),
          shown(trial),
        ).toEqual([]);
      }
    }
    expect(kinds.refuted).toBeGreaterThan(0);
    expect(kinds.unknown).toBeLessThan(2);
  });
});

/** Three drawn schemas, and each of them written otherwise. */
interface LawTrial {
  readonly components: Components;
  readonly names: readonly [string, string, string];
  readonly values: readonly JsonValue[];
}

function drawnTrial(seed: number): LawTrial {
  const draw = seededDraw(seed);
  const drawn: Components = { ...referringComponents(draw, 3), Common: commonSchema(draw), Other: commonSchema(draw) };
  const pick = () => draw.pick(Object.keys(drawn));
  const names = [pick(), pick(), pick()] as const;
  let components = drawn;
  for (const name of new Set(names)) {
    components = { ...components, [`Re${name}`]: components[name] as WrittenSchema };
    const made = editSomewhere(`Re${name}`, components, new Map([...rewritings, ...forgetfulRewritings]), draw);
    components = made?.components ?? components;
  }
  const values = names.flatMap((name) =>
    Array.from({ length: 5 }, () => valueNear(drawn[name] as WrittenSchema, drawn, draw) as JsonValue),
  );
  return { components, names, values };
}

function answer({ components, names }: LawTrial, left: Formula, right: Formula) {
  const of = (formula: Formula, prefix: string) =>
    formula(
      ...(names.map((name) => ({ $ref: `#/components/schemas/${prefix}${name}` })) as unknown as Parameters<Formula>),
    );
  const schemas = plainOf({ ...components, Left: of(left, ""), Right: of(right, "Re") });
  const sides = [
    { schemas, id: idOf("Left") },
    { schemas, id: idOf("Right") },
  ] as const;
  return { inclusion: createProver().included(...sides), sides };
}

function shown({ components, names }: LawTrial): string {
  return `${names.join(", ")} of ${JSON.stringify(components)}`;
}
