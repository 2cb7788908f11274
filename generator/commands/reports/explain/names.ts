import type { SchemaId } from "../../../2-normalise/api.js";
import type { Model } from "../../../3-analyse/model.js";
import { type NameDecision, reasonOf } from "../../../3-analyse/name-table.js";
import type { NameExplanation } from "./explanation.js";
import type { Subjects } from "./subjects.js";

/** The names that are not simply those of the contract, each with the reason. Those of one kind stand together. */
export function explainNames(
  decisions: readonly NameDecision[],
  model: Model,
  { placeOf }: Subjects,
): readonly NameExplanation[] {
  return decisions.flatMap((decision) => {
    const { name, subject, at } = decision;
    const reason = reasonFor(decision, model);
    return reason === undefined ? [] : [{ name, subject, at: at === undefined ? null : placeOf(at), ...reason }];
  });
}

/** Undefined for a name that needs no explanation: it is the contract's, or made of it as for everything. */
function reasonFor(
  { name, key, origin, written, obstacle }: NameDecision,
  model: Model,
): Pick<NameExplanation, "origin" | "sentence"> | undefined {
  const because = obstacle === undefined ? undefined : `${reasonOf(obstacle)}.`;
  switch (origin) {
    case "chosen":
      return { origin, sentence: because ?? "Chosen by `x-specmill-name`." };
    case "contract":
      if (written === undefined)
        return {
          origin: "method-and-path",
          sentence: sentence("Made of method and path: there is no operationId", because),
        };
      if (because !== undefined) return { origin, sentence: because };
      return name === written ? undefined : { origin, sentence: `\`${written}\` as an identifier.` };
    case "location":
      return { origin, sentence: sentence("Made of where the schema is written, as it is no component", because) };
    case "view":
      return { origin, sentence: sentence(viewReason(key as SchemaId, model), because) };
    case "derived":
    case "unexpected":
      return because === undefined ? undefined : { origin, sentence: because };
    default:
      return origin satisfies never;
  }
}

function sentence(start: string, because: string | undefined): string {
  return because === undefined ? `${start}.` : `${start}; ${because}`;
}

/** Why a schema has another type in a view. */
function viewReason(id: SchemaId, { api }: Model): string {
  const view = api.copies.get(id)?.view;
  switch (view?.kind) {
    case "direction":
      return `In ${view.direction}s it is another type, as properties that are \`readOnly\` or \`writeOnly\` are required in one direction only`;
    case "scope":
      return "There it is another type, as other dynamic anchors apply";
    case "parameter":
      return "As a parameter it is another type, as a style writes no `null`";
    case "multipart":
      return "As a multipart body it is another type, as bytes are no text";
    case undefined:
      throw new Error(`${id} is no copy: only the type of a copy is named after another one`);
    default:
      return view satisfies never;
  }
}
