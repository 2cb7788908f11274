import fc from "fast-check";
import type { ValidationResult } from "../../generator/runtime/validation.js";
import { documentOf, type Validators, validatorsOf } from "../harness/package.js";
import { drawn } from "./draw.js";
import { problemsOfAll } from "./issues.js";
import { inOpenApi30 } from "./openapi-3-0.js";
import { type Oracle, oracleName, oracleOf } from "./oracle.js";
import { componentsOf } from "./schemas.js";
import { valueNear } from "./values.js";
import type { Components, WrittenSchema } from "./written.js";

/** The result of a comparison. */
export interface Outcome {
  readonly pairs: number;
  readonly accepted: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  /** `compare(seed, 1)` finds the disagreement again. */
  readonly seed: number;
  readonly name: string;
  readonly schema: WrittenSchema;
  readonly value: unknown;
  readonly complaint: string;
}

/** A document, its validators, and another implementation of JSON Schema to compare them with. */
interface Subject {
  readonly seed: number;
  readonly components: Components;
  readonly document: unknown;
  readonly validators: Validators;
  readonly accepts: Oracle;
}

const schemasPerDocument = 60;
const valuesPerSchema = 40;

/** Compares the validators with another implementation, for at least `pairs` pairs of a schema and a value. */
export async function compare(seed: number, pairs: number): Promise<Outcome> {
  let sum: Outcome = { pairs: 0, accepted: 0, disagreements: [] };
  for (let next = seed; sum.pairs < pairs; next++) {
    const outcome = compareDocument(await subjectOf(next));
    sum = {
      pairs: sum.pairs + outcome.pairs,
      accepted: sum.accepted + outcome.accepted,
      disagreements: [...sum.disagreements, ...outcome.disagreements],
    };
  }
  return sum;
}

/**
 * The subject for a seed. Every third document is OpenAPI 3.0. Discriminators only annotate, as the other implementation
 * does not know them.
 */
export async function subjectOf(seed: number): Promise<Subject> {
  const generated = drawnComponents(seed);
  const isOld = seed % 3 === 0;
  const { meant, written } = isOld ? inOpenApi30(generated) : { meant: generated, written: generated };
  const document = documentOf(written, isOld ? "3.0.3" : "3.1.0");
  return {
    seed,
    components: meant,
    document: JSON.parse(document),
    validators: await validatorsOf(document, { discriminators: "annotate" }),
    accepts: oracleOf(meant),
  };
}

/** The component schemas for a seed. */
export function drawnComponents(seed: number): Components {
  const drawComponents = drawn((draw) => componentsOf(draw, schemasPerDocument));
  const [components = {}] = fc.sample(drawComponents, { seed, numRuns: 1 });
  return components;
}

/** Values for a component schema. Each is likely to be valid, or almost valid. */
export function valuesFor(
  { seed, components }: Pick<Subject, "seed" | "components">,
  schema: WrittenSchema,
): readonly unknown[] {
  const drawValue = drawn((draw) => valueNear(schema, components, draw));
  return fc.sample(drawValue, { seed, numRuns: valuesPerSchema });
}

function compareDocument(subject: Subject): Outcome {
  const disagreements: Disagreement[] = [];
  let [pairs, accepted] = [0, 0];
  for (const [name, schema] of Object.entries(subject.components)) {
    for (const value of valuesFor(subject, schema)) {
      // A validator that changes the value throws.
      deepFreeze(value);
      const { valid, complaints } = compareValue(name, value, subject);
      pairs++;
      if (valid) accepted++;
      for (const complaint of complaints) disagreements.push({ seed: subject.seed, name, schema, value, complaint });
    }
  }
  return { pairs, accepted, disagreements };
}

function compareValue(name: string, value: unknown, { document, validators, accepts }: Subject) {
  const type = typeNameOf(name);
  const [is, validate] = [validators[`is${type}`], validators[`validate${type}`]];
  if (is === undefined || validate === undefined) throw new Error(`${name} has no validators`);
  const valid = accepts(name, value);
  const accepted = is(value);
  const { issues = [] } = validate(value) as ValidationResult<unknown>;
  const complaints = [
    ...(accepted === valid ? [] : [`is${type} returns ${accepted}, and ${oracleName} ${valid}`]),
    ...((issues.length === 0) === accepted
      ? []
      : [`is${type} returns ${accepted}, and there are ${issues.length} issues`]),
    ...problemsOfAll(issues, value, document),
  ];
  return { valid, complaints };
}

/** The name of a component's type. */
export function typeNameOf(name: string): string {
  return typeNames.get(name) ?? name;
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["__proto__", "Proto"],
  ["toString", "ToString"],
  ["a.b-c", "ABC"],
  ["txString", "TxString"],
  ["__prxto__", "Prxto"],
]);

function deepFreeze(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
}
