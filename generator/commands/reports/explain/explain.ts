import type { SchemaId } from "../../../2-normalise/api.js";
import { locationOf } from "../../../2-normalise/locations.js";
import type { Model } from "../../../3-analyse/model.js";
import { resolveNames } from "../../../3-analyse/references.js";
import type { Explanation } from "./explanation.js";
import { explainNames } from "./names.js";
import { explainSchema } from "./schemas.js";
import { subjectsOf } from "./subjects.js";
import { explainUnions } from "./unions.js";

/** Every union of a document, and every name that is not simply the contract's. */
export function explainDocument(document: string, model: Model): Explanation {
  const subjects = subjectsOf(model);
  return {
    version: 1,
    document,
    schema: null,
    unions: explainUnions(model.unions.keys(), model, subjects),
    names: explainNames(model.nameDecisions, model, subjects),
  };
}

/** One schema, with its copies: `ids` are all at one location. */
export function explainOne(document: string, ids: readonly SchemaId[], model: Model): Explanation {
  const subjects = subjectsOf(model);
  const own = new Set<string>(ids);
  // A name for another schema is a union if that one is.
  const locations = ids.flatMap((id) => [locationOf(id), locationOf(resolveNames(model.api, id))]);
  const isInside = (id: SchemaId) =>
    locations.some((location) => locationOf(id) === location || locationOf(id).startsWith(`${location}/`));
  return {
    version: 1,
    document,
    schema: explainSchema(ids, model, subjects),
    unions: explainUnions([...model.unions.keys()].filter(isInside), model, subjects),
    names: explainNames(
      model.nameDecisions.filter(({ key }) => own.has(key)),
      model,
      subjects,
    ),
  };
}
