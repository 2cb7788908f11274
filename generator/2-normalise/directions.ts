import type { Api, Direction, KeywordName, KeywordSchema, Keywords, SchemaId, SchemaTable } from "./api.js";
import { appliedSchemas, mapSubschemas, subschemasOf } from "./applicators.js";
import { conjunctsOf } from "./conjuncts.js";
import type { ReplaceSchema, Specialisation } from "./copies.js";
import { copyId } from "./locations.js";
import { reachableByDirection } from "./reachable-schemas.js";
import { type Names, namesIn, propagate, type Users, usersOf } from "./users.js";

/** In which direction a schema is used, and which required properties its users leave out there. */
interface Usage {
  /** Absent if no operation uses the schema: then its keywords stay as they are. */
  readonly direction: Direction | undefined;
  /** Properties that the schema requires, but that schemas that apply it to the same value give to the other direction. */
  readonly waived: ReadonlySet<string>;
}

/**
 * A required property that is `readOnly` is required in responses only, and one that is `writeOnly` in requests only
 * (OAS 3.0.4 §4.7.24.2, 3.1 §4.8.24.3). So a schema that requires such a property has two meanings.
 *
 * The schema itself stands for its meaning in responses, or in requests if only requests use it. Copies are made of
 * schemas with two meanings that are used in both directions, and of schemas whose requirements are waived by schemas
 * that apply them.
 */
export function directionsOf(api: Pick<Api, "operations" | "schemas">): Specialisation<Usage> {
  const { schemas } = api;
  const { requests, responses } = reachableByDirection(api);
  const defaultUsage = (id: SchemaId): Usage => ({
    direction: responses.has(id) ? "response" : requests.has(id) ? "request" : undefined,
    waived: none,
  });
  const requirements = requirementsOf(schemas);
  return {
    defaultUsage,
    idOf(id, { direction, waived }) {
      if (direction === undefined) return id;
      if (waived.size > 0) return copyId(id, [direction, ...[...waived].toSorted()]);
      return direction === defaultUsage(id).direction || !requirements.differs(id) ? id : copyId(id, [direction]);
    },
    rewrite(schema, usage, replace) {
      return requirements.keywordsIn(schema, usage, replace);
    },
    describe: (_, { direction = "response" }) => ({
      view: { kind: "direction", direction },
      label: direction === "request" ? "Request" : "Response",
    }),
  };
}

const none: ReadonlySet<string> = new Set();

/** What each schema requires in each direction. */
function requirementsOf(schemas: SchemaTable) {
  const conjunctUsers = usersOf(schemas, (schema) => conjunctsOf(schema));
  const sameValueUsers = usersOf(schemas, (schema) =>
    appliedSchemas(schema).flatMap(({ keyword, id }) => (sameValueKeywords.has(keyword) ? [id] : [])),
  );
  const allUsers = usersOf(schemas, subschemasOf);
  const waivers = {
    request: propagate(annotatedIn(schemas, "readOnly", conjunctUsers), conjunctUsers),
    response: propagate(annotatedIn(schemas, "writeOnly", conjunctUsers), conjunctUsers),
  };
  /** The properties that a schema requires, itself or by the schemas that it applies to the same value. */
  const allRequired = propagate(
    namesIn(schemas, ({ required }) => required?.value ?? []),
    sameValueUsers,
  );
  const differing = propagate(
    namesIn(schemas, (_, id) => (isWaived(id) ? ["differs"] : [])),
    allUsers,
  );
  return { keywordsIn, differs: (id: SchemaId) => differing.has(id) };

  /** Whether a schema requires less in one direction than is written. */
  function isWaived(id: SchemaId): boolean {
    const requiredNames = [...(allRequired.get(id) ?? none)];
    return requiredNames.some((name) => waivers.request.get(id)?.has(name) || waivers.response.get(id)?.has(name));
  }

  function keywordsIn(schema: KeywordSchema, { direction, waived }: Usage, replace: ReplaceSchema<Usage>): Keywords {
    if (direction === undefined || (waived.size === 0 && !differing.has(schema.id))) return schema.keywords;
    const all = new Set([...waived, ...(waivers[direction].get(schema.id) ?? none)]);
    const keywords = mapSubschemas(schema, (id, keyword) =>
      replace(id, { direction, waived: sameValueKeywords.has(keyword) ? waivedIn(id, direction, all) : none }),
    );
    const { required } = schema.keywords;
    if (required === undefined || !required.value.some((name) => all.has(name))) return keywords;
    return { ...keywords, required: { ...required, value: required.value.filter((name) => !all.has(name)) } };
  }

  /** Of the properties that a schema waives, those that an applied schema requires and does not waive itself. */
  function waivedIn(id: SchemaId, direction: Direction, waived: ReadonlySet<string>): ReadonlySet<string> {
    const [requiredNames, ownWaivers] = [allRequired.get(id) ?? none, waivers[direction].get(id) ?? none];
    return new Set([...waived].filter((name) => requiredNames.has(name) && !ownWaivers.has(name)));
  }
}

/**
 * Keywords whose schemas may require properties of the value that the schema around them is applied to. Schemas under
 * `not` and `if` require nothing.
 */
const sameValueKeywords: ReadonlySet<KeywordName> = new Set<KeywordName>([
  ...(["$ref", "allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"] as const),
]);

/** The properties of each schema that are annotated, themselves or by their `$ref` and `allOf`. */
function annotatedIn(schemas: SchemaTable, annotation: "readOnly" | "writeOnly", conjunctUsers: Users): Names {
  const own = namesIn(schemas, (keywords) => (keywords[annotation]?.value ? [annotation] : []));
  if (own.size === 0) return own;
  const annotated = propagate(own, conjunctUsers);
  return namesIn(schemas, ({ properties }) =>
    [...(properties?.value ?? [])].filter(([, id]) => annotated.has(id)).map(([name]) => name),
  );
}
