import { unescapeToken } from "../../../1-load/references.js";
import type { SchemaId } from "../../../2-normalise/api.js";
import { nameInContract } from "../../../2-normalise/copies.js";
import { locationOf } from "../../../2-normalise/locations.js";
import { type Call, callOf } from "../../../3-analyse/calls.js";
import type { Model } from "../../../3-analyse/model.js";
import { operationName } from "../../../3-analyse/operation-names.js";
import { schemaOf } from "../../../3-analyse/references.js";
import { propertySegment } from "../../../compare/position.js";
import { createLineIndex } from "../../../diagnostics/lines.js";
import type { Span } from "../../../diagnostics/source.js";
import type { Place } from "./explanation.js";

/** How schemas are called in an explanation, and where they are. */
export interface Subjects {
  /**
   * The name in the contract, or that of the nearest schema or operation around and the way from there:
   * `Share.prices[]`, `updateShare body`, `responses/NotFound.detail`. Any other schema is called by its pointer.
   */
  readonly nameOf: (id: SchemaId) => string;
  readonly schemaAt: (id: SchemaId) => Place;
  readonly placeOf: (span: Span) => Place;
}

export function subjectsOf(model: Model): Subjects {
  const { api } = model;
  const lines = createLineIndex();
  const owners = ownersOf(model);
  const placeOf = ({ source, start }: Span) => ({ file: source.path, ...lines(source).positionAt(start) });
  return { nameOf, placeOf, schemaAt: (id) => placeOf(schemaOf(api, id).at) };

  function nameOf(id: SchemaId): string {
    const location = locationOf(id);
    for (let end = location.length; end > 0; end = location.lastIndexOf("/", end - 1)) {
      const owner = owners.get(location.slice(0, end));
      if (owner !== undefined) return owner + way(location.slice(end).split("/").slice(1));
    }
    const [, kind, name, inside] = sharedSchema.exec(location) ?? [];
    return inside === undefined ? location : `${kind}/${name}${way(inside.split("/").slice(1))}`;
  }
}

/** A schema of a component that is no schema itself: `#/components/responses/NotFound/content/application~1json/schema`. */
const sharedSchema = /^#\/components\/(\w+)\/([^/]+)(?:\/content\/[^/]+)?\/schema(|\/.*)$/;

/** The names of schemas, and what the schemas of operations are in these, by location. */
function ownersOf(model: Model): ReadonlyMap<string, string> {
  const { named, locationNames, operations } = model.api;
  const inOperations = operations.flatMap((operation) =>
    schemasIn(callOf(model, operation)).flatMap(([schema, what]) => {
      const location = locationOf(schema);
      // What several operations share is not called after one of them.
      if (!location.includes("#/paths/")) return [];
      return [[location, `${operationName(model, operation).function} ${what}`] as const];
    }),
  );
  const schemas = [...named.keys()].flatMap((id) => {
    const location = locationOf(id);
    const name = nameInContract(model.api, id);
    // A name that is made of the location says less than the way to it.
    const isMade = locationNames.get(location)?.[0]?.includes(" ") ?? false;
    return name === undefined || isMade ? [] : [[location, name] as const];
  });
  return new Map<string, string>([...inOperations, ...schemas.toReversed()]);
}

/** The schemas of a call, and what each is in it. */
function schemasIn({ parameters, body, outcomes }: Call): readonly (readonly [SchemaId, string])[] {
  const bodies = [
    ...(body?.contents ?? []).map((content) => [content, "body"] as const),
    ...outcomes.flatMap(({ key, contents }) => contents.map((content) => [content, `response ${key}`] as const)),
  ];
  return [
    ...parameters.flatMap(({ schema, name }) => (schema === undefined ? [] : [[schema, `parameter ${name}`] as const])),
    ...bodies.flatMap(([content, what]) => {
      const schema = "item" in content ? content.item.schema : content.schema;
      return schema === undefined ? [] : [[schema, what] as const];
    }),
  ];
}

/** The way through a schema: `.prices[]`; what is no part of a value is shown as it is written. */
function way(tokens: readonly string[]): string {
  const [keyword = "", key, ...rest] = tokens;
  if (tokens.length === 0) return "";
  if (keyword === "properties" && key !== undefined) return propertySegment(unescapeToken(key)) + way(rest);
  if (keyword === "items") return `[]${way(tokens.slice(1))}`;
  if (keyword === "prefixItems" && key !== undefined) return `[${key}]${way(rest)}`;
  if (keyword === "additionalProperties") return `[*]${way(tokens.slice(1))}`;
  return `/${unescapeToken(keyword)}${way(tokens.slice(1))}`;
}
