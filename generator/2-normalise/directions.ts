import type { Api, Direction, KeywordName, KeywordSchema, Keywords, SchemaId, SchemaTable } from "./api.js";
import { appliedSchemas, mapSubschemas, subschemasOf } from "./applicators.js";
import { conjunctsOf } from "./conjuncts.js";
import type { ReplaceSchema, Specialisation } from "./copies.js";
import { copyId } from "./locations.js";
import { reachableByDirection } from "./reachable-schemas.js";
import { type Names, namesIn, propagate, type Users, usersOf } from "./users.js";

/** How a schema travels. */
interface Travel {
  /** Absent where no operation uses it: it is then left as it is written. */
  readonly direction: Direction | undefined;
  /** Properties that it requires and that schemas around it, for the same value, leave to the other direction. */
  readonly excused: ReadonlySet<string>;
}

/**
 * A property that is `readOnly` need not be in a request, and one that is `writeOnly` need not be in a response, even
 * if it is required (OAS 3.0.4 §4.7.24.2, 3.1 §4.8.24.3). So a schema that requires such a property means two things.
 *
 * It is itself what it means in responses, or in requests where it is only used there. Copies are made of schemas
 * that mean two things and travel both ways, and of those that are excused by what stands around them.
 */
export function directionsOf(api: Pick<Api, "operations" | "schemas">): Specialisation<Travel> {
  const { schemas } = api;
  const { requests, responses } = reachableByDirection(api);
  const own = (id: SchemaId): Travel => ({
    direction: responses.has(id) ? "response" : requests.has(id) ? "request" : undefined,
    excused: none,
  });
  const binding = bindingOf(schemas);
  return {
    ownContext: own,
    idOf(id, { direction, excused }) {
      if (direction === undefined) return id;
      if (excused.size > 0) return copyId(id, [direction, ...[...excused].toSorted()]);
      return direction === own(id).direction || !binding.differs(id) ? id : copyId(id, [direction]);
    },
    rewrite(schema, travel, use) {
      return binding.keywordsIn(schema, travel, use);
    },
    describe: (_, { direction = "response" }) => ({
      view: { kind: "direction", direction },
      label: direction === "request" ? "Request" : "Response",
    }),
  };
}

const none: ReadonlySet<string> = new Set();

/** What each schema requires in each direction. */
function bindingOf(schemas: SchemaTable) {
  const conjoined = usersOf(schemas, (schema) => conjunctsOf(schema));
  const joining = usersOf(schemas, (schema) =>
    appliedSchemas(schema).flatMap(({ keyword, id }) => (joined.has(keyword) ? [id] : [])),
  );
  const applying = usersOf(schemas, subschemasOf);
  const excusing = {
    request: propagate(annotatedIn(schemas, "readOnly", conjoined), conjoined),
    response: propagate(annotatedIn(schemas, "writeOnly", conjoined), conjoined),
  };
  /** What a schema and those that it joins to itself require. */
  const demanded = propagate(
    namesIn(schemas, ({ required }) => required?.value ?? []),
    joining,
  );
  const differing = propagate(
    namesIn(schemas, (_, id) => (isExcused(id) ? ["differs"] : [])),
    applying,
  );
  return { keywordsIn, differs: (id: SchemaId) => differing.has(id) };

  /** Whether a schema requires less in one direction than it says, itself or by what it joins. */
  function isExcused(id: SchemaId): boolean {
    const demands = [...(demanded.get(id) ?? none)];
    return demands.some((name) => excusing.request.get(id)?.has(name) || excusing.response.get(id)?.has(name));
  }

  function keywordsIn(schema: KeywordSchema, { direction, excused }: Travel, use: ReplaceSchema<Travel>): Keywords {
    if (direction === undefined || (excused.size === 0 && !differing.has(schema.id))) return schema.keywords;
    const all = new Set([...excused, ...(excusing[direction].get(schema.id) ?? none)]);
    const keywords = mapSubschemas(schema, (id, keyword) =>
      use(id, { direction, excused: joined.has(keyword) ? passedOn(id, direction, all) : none }),
    );
    const { required } = schema.keywords;
    if (required === undefined || !required.value.some((name) => all.has(name))) return keywords;
    return { ...keywords, required: { ...required, value: required.value.filter((name) => !all.has(name)) } };
  }

  /** Of the properties that a schema excuses, those that one which it joins requires, and does not excuse itself. */
  function passedOn(id: SchemaId, direction: Direction, excused: ReadonlySet<string>): ReadonlySet<string> {
    const [demands, known] = [demanded.get(id) ?? none, excusing[direction].get(id) ?? none];
    return new Set([...excused].filter((name) => demands.has(name) && !known.has(name)));
  }
}

/**
 * Keywords whose schemas may make demands of the value that the schema around them is applied to. What stands under
 * `not` and `if` demands nothing.
 */
const joined: ReadonlySet<KeywordName> = new Set<KeywordName>([
  ...(["$ref", "allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"] as const),
]);

/** The properties of each schema that are annotated, by themselves or by what is joined to them. */
function annotatedIn(schemas: SchemaTable, annotation: "readOnly" | "writeOnly", conjoined: Users): Names {
  const written = namesIn(schemas, (keywords) => (keywords[annotation]?.value ? [annotation] : []));
  if (written.size === 0) return written;
  const annotated = propagate(written, conjoined);
  return namesIn(schemas, ({ properties }) =>
    [...(properties?.value ?? [])].filter(([, id]) => annotated.has(id)).map(([name]) => name),
  );
}
