import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { Inclusion, Prover, SchemaIn } from "../../../generator/compare/inclusion/inclusion.js";
import { type Accepts, interpreterOf } from "../../../generator/compare/witness/interpreter.js";
import { jsonSchemaOf, rootName } from "../../../generator/compare/witness/json-schema.js";
import { type Confirmation, confirmWitness } from "../../../generator/compare/witness/witness.js";
import { seededDraw } from "../../validators/draw.js";
import { componentsOf, referringComponents } from "../../validators/schemas.js";
import { valueNear } from "../../validators/values.js";
import type { Components, WrittenSchema } from "../../validators/written.js";
import { changes } from "./changes.js";
import { commonSchema } from "./common.js";
import { editSomewhere, type Made, reachable } from "./edits.js";
import { idOf, plainOf } from "./plain.js";
import { forgetfulRewritings } from "./rewritings/forgetful.js";
import { rewritings } from "./rewritings/rewritings.js";
import { ajvConfirms, haveUnevaluated } from "./second-opinion.js";

/** Two versions of a component schema, and values that tell them apart or not. */
export interface Trial {
  readonly seed: number;
  /** Whether both versions accept the same values. */
  readonly kind: "rewritten" | "changed";
  /** The component that is compared. */
  readonly name: string;
  readonly old: Components;
  readonly new: Components;
  readonly edits: readonly Made[];
  readonly values: readonly JsonValue[];
}

/** What became of a trial. */
export interface Result {
  /** The answers: whether the new version accepts what the old one does, and the other way round. */
  readonly answers: readonly Inclusion[];
  /** What is wrong with the prover. Each is a bug. */
  readonly faults: readonly string[];
  /** Pairs that z-schema cannot read; they say nothing. */
  readonly unjudged: boolean;
}

/**
 * The trial of a seed: schemas drawn as in the differential test of validators, with one to three edits, and values drawn
 * from each version.
 */
export function trialOf(seed: number, valuesPerVersion = 6): Trial {
  const draw = seededDraw(seed);
  const drawComponents = draw.chance(15) ? componentsOf : referringComponents;
  const all = { ...drawComponents(draw, 1 + draw.upTo(3)), Common: commonSchema(draw) };
  const name = draw.chance(25) ? "Common" : draw.pick(Object.keys(all));
  const old = onlyReachable(name, all);
  const kind = draw.chance(50) ? "rewritten" : "changed";
  const edits: Made[] = [];
  let components = old;
  for (let count = 1 + draw.upTo(2); count > 0; count--) {
    // Mostly in the component itself, at times in one that it leads to.
    const where = draw.chance(80) ? name : draw.pick(Object.keys(components));
    const made = editSomewhere(where, components, kind === "changed" ? changes : rewritingsFor(components), draw);
    if (made === undefined) continue;
    edits.push(made);
    components = made.components;
  }
  const now = onlyReachable(name, components);
  const values = [old, now].flatMap((version) =>
    Array.from(
      { length: valuesPerVersion },
      () => valueNear(version[name] as WrittenSchema, version, draw) as JsonValue,
    ),
  );
  return { seed, kind, name, old, new: now, edits, values };
}

/** What changes the annotations of a schema changes what `unevaluated*` accept. */
function rewritingsFor(components: Components) {
  return JSON.stringify(components).includes('"unevaluated')
    ? rewritings
    : new Map([...rewritings, ...forgetfulRewritings]);
}

function onlyReachable(name: string, components: Components): Components {
  const names = reachable(name, components);
  return Object.fromEntries(Object.entries(components).filter(([each]) => names.has(each)));
}

/** Asks the prover both ways, and holds its answers against the values and against z-schema. */
export function resultOf(trial: Trial, prover: Prover): Result {
  const id = idOf(trial.name);
  const old = { schemas: plainOf(trial.old), id };
  const now = { schemas: plainOf(trial.new), id };
  let accepts: { readonly old: Accepts; readonly new: Accepts };
  try {
    accepts = { old: acceptsOf(old), new: acceptsOf(now) };
  } catch {
    return { answers: [], faults: [], unjudged: true };
  }
  const onlyOld = trial.values.find((value) => accepts.old(value) && !accepts.new(value));
  const onlyNew = trial.values.find((value) => !accepts.old(value) && accepts.new(value));
  const forth = answerOf(old, now, onlyOld, trial.kind, prover);
  const back = answerOf(now, old, onlyNew, trial.kind, prover);
  return {
    answers: [forth.answer, back.answer],
    faults: [
      ...forth.faults.map((fault) => `old ⊆ new: ${fault}`),
      ...back.faults.map((fault) => `new ⊆ old: ${fault}`),
    ],
    unjudged: false,
  };
}

/** What z-schema says of values, for one schema. */
export function acceptsOf({ schemas, id }: SchemaIn): Accepts {
  return interpreterOf(jsonSchemaOf(id, schemas).$defs)(rootName);
}

/** The answer of the prover, and what contradicts it. `counterexample` is a value that only `left` accepts. */
function answerOf(
  left: SchemaIn,
  right: SchemaIn,
  counterexample: JsonValue | undefined,
  kind: Trial["kind"],
  prover: Prover,
): { readonly answer: Inclusion; readonly faults: readonly string[] } {
  if (counterexample !== undefined && kind === "rewritten") {
    const fault = `the rewriting is none: ${JSON.stringify(counterexample)} is accepted by one side only`;
    return { answer: { kind: "unknown", reason: fault }, faults: [fault] };
  }
  const answer = safely(() => prover.included(left, right));
  if (typeof answer === "string") return { answer: { kind: "unknown", reason: answer }, faults: [answer] };
  switch (answer.kind) {
    case "proven":
      if (counterexample === undefined || isDenied(counterexample, left, right)) return { answer, faults: [] };
      return { answer, faults: [`proven, but ${JSON.stringify(counterexample)} is accepted by the left side only`] };
    case "refuted": {
      const witness = JSON.stringify(answer.witness);
      const confirmation = confirmWitness(answer.witness, left, right);
      const isWitness = confirmation.kind === "confirmed" || ajvConfirms(answer.witness, left, right);
      const faults = [
        ...(kind === "rewritten" ? [`refuted by ${witness}, but both sides mean the same`] : []),
        ...(isWitness ? [] : [`refuted by ${witness}, but z-schema says: ${reasonIn(confirmation)}`]),
      ];
      return { answer, faults };
    }
    case "unknown":
      return { answer, faults: [] };
  }
}

/** Whether Ajv denies what z-schema says of a keyword of which that is wrong at times. */
function isDenied(counterexample: JsonValue, left: SchemaIn, right: SchemaIn): boolean {
  return haveUnevaluated(left, right) && !ajvConfirms(counterexample, left, right);
}

function reasonIn(confirmation: Confirmation): string {
  return confirmation.kind === "confirmed" ? "it is a witness" : confirmation.reason;
}

function safely<T extends object>(call: () => T): T | string {
  try {
    return call();
  } catch (error) {
    return `the prover throws: ${error instanceof Error ? error.stack?.split("\n").slice(0, 3).join(" ") : String(error)}`;
  }
}

/** A trial as a person reads it. */
export function shown({ seed, kind, name, old, new: now, edits }: Trial): string {
  return [
    `seed ${seed}, ${kind}, ${name}`,
    ...edits.map(({ edit, before, after }) => `  ${edit}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
    `  old: ${JSON.stringify(old)}`,
    `  new: ${JSON.stringify(now)}`,
  ].join("\n");
}
