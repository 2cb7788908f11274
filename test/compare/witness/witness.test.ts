import { expect, test } from "vitest";
import type { SchemaId } from "../../../generator/2-normalise/api.js";
import { plainSchemas } from "../../../generator/compare/plain-schemas.js";
import { interpreterOf } from "../../../generator/compare/witness/interpreter.js";
import { jsonSchemaOf, rootName } from "../../../generator/compare/witness/json-schema.js";
import { createJudge } from "../../../generator/compare/witness/judge.js";
import { confirmWitness } from "../../../generator/compare/witness/witness.js";
import { schemasModel } from "../../harness/model.js";
import { idOf, plainOf } from "../inclusion/plain.js";
import { trialOf } from "../inclusion/trials.js";

const schemas = plainSchemas(
  schemasModel(`
    Text: { type: string }
    Short: { type: string, maxLength: 3 }
    Tree: { type: object, properties: { children: { type: array, items: { $ref: "#/components/schemas/Tree" } } } }
    Flat: { type: object, properties: { children: { type: array, items: { maxProperties: 0 } } } }
    Decimal: { multipleOf: 0.1 }
    Id: { type: string, format: uuid4 }
    Slow: { type: string, pattern: ^(a+)+$ }
    Unbounded: { type: string, pattern: ^(a+)+\\1$ }
  `),
);
const of = (name: string) => ({ schemas, id: `#/components/schemas/${name}` as SchemaId });

test("a value that only the first schema accepts is confirmed", () => {
  expect(confirmWitness("long", of("Text"), of("Short"))).toEqual({ kind: "confirmed" });
  expect(confirmWitness({ children: [{ children: [] }] }, of("Tree"), of("Flat"))).toEqual({ kind: "confirmed" });
});

test("one that both accept, or the first refuses, is not", () => {
  expect(confirmWitness("a", of("Text"), of("Short"))).toEqual({
    kind: "not-confirmed",
    reason: "it is valid for the second schema, too",
  });
  expect(confirmWitness(1, of("Text"), of("Short"))).toEqual({
    kind: "not-confirmed",
    reason: "it is not valid for the first schema",
  });
});

test("patterns that could take years are judged by their automaton, or not at all", () => {
  const text = `${"a".repeat(50)}!`;
  expect(confirmWitness(text, of("Text"), of("Slow"))).toEqual({ kind: "confirmed" });
  expect(confirmWitness(text, of("Text"), of("Unbounded")).kind).toBe("not-confirmed");
});

test("formats and decimals mean what they mean to the generated validators", () => {
  expect(confirmWitness("a", of("Text"), of("Id"))).toEqual({ kind: "confirmed" });
  expect(confirmWitness(0.3, of("Decimal"), of("Text"))).toEqual({ kind: "confirmed" });
  expect(confirmWitness("00000000-0000-4000-8000-000000000000", of("Id"), of("Short"))).toEqual({ kind: "confirmed" });
});

test("what z-schema cannot read is not confirmed, and nothing is thrown", () => {
  const broken = { schemas: new Map(), id: "#/nowhere" as SchemaId };
  expect(confirmWitness(1, broken, of("Text"))).toMatchObject({ kind: "not-confirmed" });
});

test("what cannot matter to a value is left out, and makes no difference", () => {
  const different: string[] = [];
  let judgements = 0;
  for (let seed = 7_000; seed < 7_040; seed++) {
    const trial = trialOf(seed);
    const [id, all] = [idOf(trial.name), plainOf(trial.old)];
    const accepts = interpreterOf(jsonSchemaOf(id, all).$defs)(rootName);
    for (const value of trial.values) {
      judgements++;
      if (createJudge(value, all).accepts(value, id) !== accepts(value))
        different.push(`${seed} ${JSON.stringify(value)}`);
    }
  }
  expect(different).toEqual([]);
  expect(judgements).toBeGreaterThan(400);
});
