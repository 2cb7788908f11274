import type { Direction, SchemaId } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change, Verdict } from "../change.js";
import { mendOf } from "../finding.js";
import { keyPlace, placeIn } from "../places.js";
import { compatible } from "../verdicts.js";

/** A change of a schema with a name as that: names are not sent. */
export function nameChange(
  rule: string,
  what: string,
  id: SchemaId,
  model: Model,
  source: Verdict,
  places: Pick<Change, "old" | "new">,
): Change {
  const subject = { kind: "schema", name: typeName(model, id), path: "" } as const;
  const wire = compatible("Names are not sent.");
  return {
    rule,
    subject,
    directions: directionsOf(model, id),
    wire,
    source,
    ...places,
    what,
    mend: mendOf(wire, source),
  };
}

/** The verdict on exports that are not there any more. */
export function importsBreak(
  model: Model,
  id: SchemaId,
  reason: string,
): Extract<Verdict, { readonly kind: "breaking" }> {
  return { kind: "breaking", breaks: "imports", reason, directions: directionsOf(model, id), witnesses: [] };
}

/** Which ways a schema travels. */
export function directionsOf({ usage }: Model, id: SchemaId): readonly Direction[] {
  const used = usage.get(id);
  return (["request", "response"] as const).filter((direction) => used === undefined || used[direction]);
}

/** Where a schema got its name. */
export function namePlace({ api }: Model, id: SchemaId): Change["new"] {
  const at = api.schemas.get(id)?.at ?? api.at;
  return keyPlace(at, api.copies.get(id)?.originalName ?? api.named.get(id) ?? "");
}

/** Where people look for schemas with a name. */
export function schemasPlace({ api }: Model): Change["new"] {
  return placeIn(api, ["components", "schemas"]);
}

/** The name of a schema's type. */
export function typeName(model: Model, id: SchemaId): string {
  return model.names.get(id)?.type ?? id;
}
