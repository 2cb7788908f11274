import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { Direction } from "../../../generator/2-normalise/api.js";
import type { Model } from "../../../generator/3-analyse/model.js";
import { type Change, subjectText } from "../../../generator/compare/change.js";
import { compareModels } from "../../../generator/compare/compare.js";
import type { Prover, SchemaIn } from "../../../generator/compare/inclusion/inclusion.js";
import { plainSchemas } from "../../../generator/compare/plain-schemas.js";
import { confirmWitness } from "../../../generator/compare/witness/witness.js";
import { analysisOf } from "../../harness/model.js";
import type { Components } from "../../validators/written.js";
import { acceptsOf, type Trial } from "./trials.js";

/** What comparing two contracts says of a trial whose component is what an operation sends or receives. */
export type ContractResult =
  /** One of the contracts has errors. */
  | { readonly kind: "refused" }
  | {
      readonly kind: "compared";
      readonly changes: readonly Change[];
      /** Whether every value that is sent or received under one contract is accepted under the other. */
      readonly accepted: "yes" | "no" | "unknown";
      /** What is wrong with the changes. Each is a bug. */
      readonly faults: readonly string[];
    };

/** Compares the two versions of a trial as contracts, in which one operation sends or receives the component. */
export function contractResultOf(trial: Trial, prover: Prover): ContractResult {
  const direction: Direction = trial.seed % 2 === 0 ? "request" : "response";
  const old = modelFor(trial.old, trial.name, direction);
  const now = modelFor(trial.new, trial.name, direction);
  if (old === undefined || now === undefined) return { kind: "refused" };
  const changes = compareModels(old, now).changes;
  // What was sent must be accepted now; what is received now must be what readers of before accept.
  const [sent, read] = direction === "request" ? [old, now] : [now, old];
  const [left, right] = [bodyOf(sent, direction), bodyOf(read, direction)];
  const answer = prover.included(left, right);
  const [isSent, isRead] = [acceptsOf(left), acceptsOf(right)];
  const refused = trial.values.find((value) => isSent(value) && !isRead(value));
  const accepted =
    refused !== undefined || answer.kind === "refuted" ? "no" : answer.kind === "proven" ? "yes" : "unknown";
  const shown = refused ?? (answer.kind === "refuted" ? answer.witness : undefined);
  return { kind: "compared", changes, accepted, faults: faultsIn(changes, accepted, shown, pairsOf) };

  /** What a witness may be a value of: the whole body, or the component that changed. Empty for a part of one. */
  function pairsOf({ subject }: Change): readonly Pair[] {
    if (subject.kind !== "schema" || subject.path !== "") return [];
    const idIn = (model: Model) => [...model.names].find(([, { type }]) => type === subject.name)?.[0];
    const [sentId, readId] = [idIn(sent), idIn(read)];
    if (sentId === undefined || readId === undefined) return [];
    const component = { left: { schemas: left.schemas, id: sentId }, right: { schemas: right.schemas, id: readId } };
    return [{ left, right }, component];
  }
}

interface Pair {
  readonly left: SchemaIn;
  readonly right: SchemaIn;
}

function faultsIn(
  changes: readonly Change[],
  accepted: "yes" | "no" | "unknown",
  counterexample: JsonValue | undefined,
  pairsOf: (change: Change) => readonly Pair[],
): readonly string[] {
  const breaking = changes.filter(({ wire }) => wire.kind === "breaking" || wire.kind === "may-break");
  if (accepted === "yes") return breaking.map((change) => `nothing breaks, but ${shownChange(change)}`);
  // A property that nobody declares is nobody's to send, so one that is new is no tightening; and what is `readOnly` or
  // `writeOnly` is assumed not to be sent in the other direction.
  const isAssumed = ({ rule, wire }: Change) =>
    /optional-.*property|property-renamed/.test(rule) ||
    (wire.kind === "compatible" && wire.reason.includes("it is assumed"));
  if (changes.some(isAssumed)) return [];
  if (accepted === "no" && breaking.length === 0) {
    const list = changes.map((change) => `${shownChange(change)}`).join("; ");
    return [`${JSON.stringify(counterexample)} is refused now, and no change breaks: ${list || "no change"}`];
  }
  return breaking.flatMap((change) => {
    const witnesses = change.wire.kind === "breaking" ? change.wire.witnesses : [];
    const pairs = witnesses.length === 0 ? [] : pairsOf(change);
    if (pairs.length === 0) return [];
    return witnesses.flatMap(({ value }) => {
      const isConfirmed = pairs.some(({ left, right }) => confirmWitness(value, left, right).kind === "confirmed");
      return isConfirmed ? [] : [`${shownChange(change)}: the witness ${JSON.stringify(value)} shows nothing`];
    });
  });
}

/** A change as a person reads it. */
export function shownChange({ rule, subject, what, wire }: Change): string {
  return `${rule}: ${subjectText(subject)} ${what} (${wire.kind})`;
}

function modelFor(components: Components, name: string, direction: Direction): Model | undefined {
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
  const operation =
    direction === "request"
      ? { requestBody: { required: true, content }, responses: { "204": { description: "Done." } } }
      : { responses: { "200": { description: "Here.", content } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    paths: { "/things": { post: { operationId: "act", ...operation } } },
    components: { schemas: components },
  };
  return analysisOf(JSON.stringify(document)).model;
}

function bodyOf(model: Model, direction: Direction): SchemaIn {
  const contents = [...model.calls.values()].flatMap(({ body, outcomes }) =>
    direction === "request" ? (body?.contents ?? []) : outcomes.flatMap((outcome) => outcome.contents),
  );
  const [content] = contents;
  if (content?.schema === undefined) throw new Error("The operation has no body");
  return { schemas: plainSchemas(model), id: content.schema };
}
