import type { Api, SchemaId, View } from "../../../2-normalise/api.js";
import { nameInContract } from "../../../2-normalise/copies.js";
import { locationOf } from "../../../2-normalise/locations.js";
import type { Model, TypeName } from "../../../3-analyse/model.js";
import { operationName } from "../../../3-analyse/operation-names.js";
import { usersOf } from "../../../3-analyse/usage.js";
import { declarationText } from "./declarations.js";
import type { SchemaExplanation, TypeExplanation } from "./explanation.js";
import type { Subjects } from "./subjects.js";

/**
 * The schema that a person means: by its name in the contract, the name of its type, or its JSON Pointer. With it, the
 * copies of it. Undefined if there is none.
 */
export function findSchema(wanted: string, { api, names }: Model): readonly SchemaId[] | undefined {
  const ids = [...api.schemas.keys()];
  const isNamed = (id: SchemaId) => api.named.has(id) && nameInContract(api, id) === wanted;
  const found =
    ids.find((id) => locationOf(id) === wanted) ??
    ids.find(isNamed) ??
    [...names].find(([, { type }]) => type === wanted)?.[0];
  if (found === undefined) return undefined;
  return ids.filter((id) => locationOf(id) === locationOf(found));
}

/** All that `findSchema` finds: what a misspelled word may have meant. */
export function schemaWords(wanted: string, { api, names }: Model): readonly string[] {
  if (wanted.includes("#")) return [...api.schemas.keys()].map(locationOf);
  const written = [...api.named.keys()].flatMap((id) => nameInContract(api, id) ?? []);
  return [...new Set([...written, ...[...names.values()].map(({ type }) => type)])];
}

/** What a schema and its copies, which are at one location, become, and where they are used. */
export function explainSchema(ids: readonly SchemaId[], model: Model, subjects: Subjects): SchemaExplanation {
  const [id] = ids;
  if (id === undefined) throw new Error("A location without a schema cannot be explained");
  return {
    name: (model.api.named.has(id) ? nameInContract(model.api, id) : undefined) ?? null,
    subject: subjects.nameOf(id),
    pointer: locationOf(id),
    at: subjects.schemaAt(id),
    types: ids.map((each) => explainType(each, model)),
  };
}

function explainType(id: SchemaId, model: Model): TypeExplanation {
  const names = model.names.get(id);
  const { request, response } = model.usage.get(id) ?? { request: true, response: true };
  return {
    view: viewText(id, model.api),
    names: names === undefined ? null : namesOf(names),
    declaration: declarationText(id, model),
    directions: [...(request ? (["request"] as const) : []), ...(response ? (["response"] as const) : [])],
    operations: usersOf(model.api)(id).map(({ operation, directions }) => ({
      name: operationName(model, operation).function,
      method: operation.method.toUpperCase(),
      path: operation.path.value,
      directions,
    })),
  };
}

function namesOf({ type, is, validate, parse, explain, schema }: TypeName): NonNullable<TypeExplanation["names"]> {
  return { type, is, validate, parse, explain, schema };
}

function viewText(id: SchemaId, { copies }: Pick<Api, "copies">): string {
  const view = copies.get(id)?.view;
  return view === undefined ? "as it is written" : textOfView(view);
}

function textOfView(view: View): string {
  switch (view.kind) {
    case "direction":
      return `in ${view.direction}s`;
    case "scope":
      return "where other dynamic anchors apply";
    case "parameter":
      return "as a parameter";
    case "multipart":
      return "as a multipart body";
    default:
      return view satisfies never;
  }
}
