import type { JsonValue } from "../../1-load/tree.js";
import { createCanonicalForms } from "./canonical.js";
import { createForms } from "./forms.js";
import { createIdentities } from "./identities.js";
import { createSearch } from "./search.js";
import type { SchemaIn } from "./types.js";

export type { PlainSchemas, SchemaIn } from "./types.js";

/** Whether every value of one schema is valid for another. */
export type Inclusion =
  | { readonly kind: "proven" }
  /** A small value that the left schema accepts and the right one refuses. */
  | { readonly kind: "refuted"; readonly witness: JsonValue }
  /** Not decided: `reason` names what stands in the way. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface Prover {
  /** Whether every value of `left` is valid for `right`. */
  included(left: SchemaIn, right: SchemaIn): Inclusion;
  /** A small value of a schema; undefined if there is none, or if none was found. */
  example(of: SchemaIn): JsonValue | undefined;
}

/**
 * Decides inclusion of schemas: one is included in another if no value is valid for the one and invalid for the other.
 * So it looks for a value of `left ∧ ¬right`, type by type, on canonical forms (Habib, Shinnar, Hirzel, Pradel: "Finding
 * Data Compatibility Bugs with JSON Subschema Checks", ISSTA 2021).
 *
 * Remembers what it decided for as long as it lives. A question that takes more steps than `stepLimit` is not decided.
 */
export function createProver(stepLimit = defaultStepLimit): Prover {
  const identities = createIdentities();
  const forms = createForms(identities);
  const search = createSearch(forms, createCanonicalForms(forms), stepLimit);
  return {
    included(left, right) {
      identities.number([left, right]);
      const found = search.find([
        forms.schema(left.schemas, left.id),
        forms.not(forms.schema(right.schemas, right.id)),
      ]);
      switch (found.kind) {
        case "empty":
          return { kind: "proven" };
        case "example":
          return { kind: "refuted", witness: found.value };
        case "unknown":
          return found;
        default:
          return found satisfies never;
      }
    },
    example(of) {
      identities.number([of]);
      const found = search.find([forms.schema(of.schemas, of.id)]);
      return found.kind === "example" ? found.value : undefined;
    },
  };
}

/** Questions about schemas of real contracts take some thousand steps at most. */
const defaultStepLimit = 25_000;
