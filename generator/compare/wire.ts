import type { JsonValue } from "../1-load/tree.js";
import type { Direction, SchemaId } from "../2-normalise/api.js";
import { createProver, type Inclusion } from "./inclusion/inclusion.js";
import type { JoinedSchemas } from "./joined-schemas.js";
import type { Reading } from "./reading.js";
import { createSentValues, withoutUnknown } from "./sent-values.js";
import { createTextValues } from "./text/text-values.js";
import type { Assumption } from "./verdicts.js";

/** Which way values go, and how they are written. */
export interface Way {
  readonly direction: Direction;
  readonly reading: Reading;
  /** The properties that those who send do not know of. */
  readonly unknown?: readonly string[];
}

/** Whether everything that is sent is accepted when one schema becomes another. */
export type Answer =
  /** `assuming` says what holds only if everybody keeps to it. */
  | { readonly kind: "accepted"; readonly assuming: Assumption | undefined }
  | { readonly kind: "refused"; readonly witness: JsonValue }
  | { readonly kind: "undecided"; readonly reason: string };

/** Answers what it means on the wire that a schema becomes another one. Ids are those of the joined table. */
export interface Wire {
  ask(old: SchemaId, now: SchemaId, way: Way): Answer;
  /** Whether a schema refuses a value however what is written for it is read. */
  refuses(id: SchemaId, value: JsonValue, reading: Reading): boolean;
  /** Whether both accept the same values. */
  areEquivalent(old: SchemaId, now: SchemaId): boolean;
}

/**
 * In requests, what was valid for the old schema must be valid for the new one; in responses, what is valid for the new
 * one must have been for the old one, as readers that enforce the old contract refuse it otherwise.
 */
export function createWire(joined: JoinedSchemas): Wire {
  const prover = createProver();
  const { schemas } = joined;
  const texts = createTextValues(joined, prover);
  // One after the other, so that no more is assumed than is needed.
  const encoded = { assuming: "contentEncoding", sent: createSentValues(joined, undefined) } as const;
  const assumptions = {
    request: [encoded, { assuming: "readOnly", sent: createSentValues(joined, "readOnly") }],
    response: [encoded, { assuming: "writeOnly", sent: createSentValues(joined, "writeOnly") }],
  } as const;
  return {
    ask(old, now, { direction, reading, unknown = [] }) {
      const [from, to] = direction === "request" ? [old, now] : [now, old];
      const left = withoutUnknown(from, unknown, joined);
      let answer = answerOf(texts.included(left, to, reading));
      let asked = left;
      for (const { assuming, sent } of assumptions[direction]) {
        const conforming = sent(left);
        if (answer.kind === "accepted" || conforming === asked) continue;
        const assumed = texts.included(conforming, to, reading);
        answer = assumed.kind === "proven" ? { kind: "accepted", assuming } : answerOf(assumed);
        asked = conforming;
      }
      return answer;
    },
    refuses: (id, value, reading) => texts.isRefused(value, id, reading),
    areEquivalent: (old, now) => includes(old, now) && includes(now, old),
  };

  function includes(left: SchemaId, right: SchemaId): boolean {
    return prover.included({ schemas, id: left }, { schemas, id: right }).kind === "proven";
  }
}

function answerOf(inclusion: Inclusion): Answer {
  switch (inclusion.kind) {
    case "proven":
      return { kind: "accepted", assuming: undefined };
    case "refuted":
      return { kind: "refused", witness: inclusion.witness };
    case "unknown":
      return { kind: "undecided", reason: inclusion.reason };
    default:
      return inclusion satisfies never;
  }
}
