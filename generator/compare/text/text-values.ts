import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId } from "../../2-normalise/api.js";
import type { Inclusion, Prover } from "../inclusion/inclusion.js";
import type { Reading } from "../reading.js";
import { sameText } from "./same-text.js";
import { createTextSchemas, type Table } from "./text-schemas.js";
import { createWrittenForms } from "./written-forms.js";

/** What is valid where values are text. */
export interface TextValues {
  /** Whether all that is written under one schema is read under another. */
  included(left: SchemaId, right: SchemaId, reading: Reading): Inclusion;
  /** Whether a schema accepts none of the values that are written as one value is. */
  isRefused(value: JsonValue, right: SchemaId, reading: Reading): boolean;
}

/**
 * The values of parameters, headers and forms are text (OAS 3.1 §4.8.12.4), so what is sent under one schema is compared
 * in the form in which it is written, with what is certain to be read under the other.
 */
export function createTextValues(joined: Table, prover: Prover): TextValues {
  const texts = createTextSchemas(joined, prover);
  const { schemas, make, includes } = texts;
  const forms = createWrittenForms(texts);
  return { included, isRefused };

  function included(left: SchemaId, right: SchemaId, reading: Reading): Inclusion {
    const asValues = includes(left, right);
    if (asValues.kind === "proven" || reading.kind === "json") return asValues;
    const read = forms.of(right, reading, "certain");
    let open: Inclusion | undefined;
    for (const part of forms.partsOf(left, reading, "possible")) {
      const answer = includes(part, read);
      if (answer.kind === "proven") continue;
      const witness = candidates(answer).flatMap((written) => {
        const value = valueWrittenAs(written, left, reading);
        return value !== undefined && isRefused(value, right, reading) ? [value] : [];
      })[0];
      if (witness !== undefined) return { kind: "refuted", witness };
      open ??= answer.kind === "unknown" ? answer : undecided;
    }
    if (open === undefined) return { kind: "proven" };
    const [value] = shownBy(asValues);
    const isShown = value !== undefined && isRefused(value, right, reading);
    return isShown ? asValues : open;
  }

  function isRefused(value: JsonValue, right: SchemaId, reading: Reading): boolean {
    const same = sameText(value, reading, texts);
    return same !== undefined && includes(same, make({ not: right })).kind === "proven";
  }

  /** A value of a schema that is written in a form. */
  function valueWrittenAs(written: JsonValue, left: SchemaId, reading: Reading): JsonValue | undefined {
    const same = sameText(written, reading, texts);
    return same && prover.example({ schemas, id: make({ allOf: [left, same] }) });
  }
}

/** What an answer shows, behind lists as people write them where it is one. */
function candidates(answer: Inclusion): readonly JsonValue[] {
  return shownBy(answer).flatMap((value) => (Array.isArray(value) ? [["a", "b"], [1, 2], value] : [value]));
}

const undecided: Inclusion = { kind: "unknown", reason: "the texts that its values are written as" };

function shownBy(answer: Inclusion): readonly JsonValue[] {
  return answer.kind === "refuted" ? [answer.witness] : [];
}
