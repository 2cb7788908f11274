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

/** What a comparison came to. */
export interface Outcome {
  readonly pairs: number;
  readonly accepted: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  /** What finds it again: `compare(seed, 1)`. */
  readonly seed: number;
  readonly name: string;
  readonly schema: WrittenSchema;
  readonly value: unknown;
  readonly what: string;
}

/** A document and its validators, with what another implementation says of its values. */
interface Subject {
  readonly seed: number;
  readonly components: Components;
  readonly document: unknown;
  readonly validators: Validators;
  readonly accepts: Oracle;
}

const schemasPerDocument = 60;
const valuesPerSchema = 40;

/** Compares the validators with another implementation, on at least so many pairs of a schema and a value. */
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

/** Every third document is one of OpenAPI 3.0. */
export async function subjectOf(seed: number): Promise<Subject> {
  const drawComponents = drawn((draw) => componentsOf(draw, schemasPerDocument));
  const [generated = {}] = fc.sample(drawComponents, { seed, numRuns: 1 });
  const isOld = seed % 3 === 0;
  const { meant, written } = isOld ? inOpenApi30(generated) : { meant: generated, written: generated };
  const document = documentOf(written, isOld ? "3.0.3" : "3.1.0");
  return {
    seed,
    components: meant,
    document: JSON.parse(document),
    validators: await validatorsOf(document),
    accepts: oracleOf(meant),
  };
}

/** Values for a component schema, each on its own likely to be valid or nearly so. */
export function valuesFor({ seed, components }: Subject, schema: WrittenSchema): readonly unknown[] {
  const drawValue = drawn((draw) => valueNear(schema, components, draw));
  return fc.sample(drawValue, { seed, numRuns: valuesPerSchema });
}

function compareDocument(subject: Subject): Outcome {
  const disagreements: Disagreement[] = [];
  let [pairs, accepted] = [0, 0];
  for (const [name, schema] of Object.entries(subject.components)) {
    for (const value of valuesFor(subject, schema)) {
      // A validator that changed a value would throw.
      deepFreeze(value);
      const { valid, complaints } = compareValue(name, value, subject);
      pairs++;
      if (valid) accepted++;
      for (const what of complaints) disagreements.push({ seed: subject.seed, name, schema, value, what });
    }
  }
  return { pairs, accepted, disagreements };
}

function compareValue(name: string, value: unknown, { document, validators, accepts }: Subject) {
  const type = typeNameOf(name);
  const [is, validate] = [validators[`is${type}`], validators[`validate${type}`]];
  if (is === undefined || validate === undefined) throw new Error(`${name} has no validators`);
  const valid = accepts(name, value);
  const answer = is(value);
  const { issues = [] } = validate(value) as ValidationResult<unknown>;
  const complaints = [
    ...(answer === valid ? [] : [`is${type} says ${answer}, and ${oracleName} ${valid}`]),
    ...((issues.length === 0) === answer ? [] : [`is${type} says ${answer}, and there are ${issues.length} issues`]),
    ...problemsOfAll(issues, value, document),
  ];
  return { valid, complaints };
}

/** The name of a component's type, where no two are alike. */
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
  for (const member of Object.values(value)) deepFreeze(member);
}
