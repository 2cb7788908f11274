import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { conjunctionOf } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import { schemaOf } from "./references.js";
import { allTypes } from "./value-facts.js";

/**
 * Reports properties that a schema requires or describes, and that an `additionalProperties: false` forbids because it does
 * not know of them: it sees only the `properties` beside it (Core §10.3.2.3). Each is reported at the innermost schema that
 * joins the two, and not again at schemas around that one.
 */
export function reportClosedObjects(api: Api, facts: Facts, diagnostics: Diagnostics): void {
  const excluded = new Map<SchemaId, ReadonlySet<string>>();
  // Each schema comes after those that it joins to itself.
  for (const { id } of facts.order) {
    const joined = joinedTo(id, api, facts);
    const names = excludedBy(id, joined, api, facts);
    excluded.set(id, names);
    const inside = joined.filter((each) => each !== id).map((each) => excluded.get(each));
    for (const name of names) if (!inside.some((each) => each?.has(name))) report(id, name);
  }

  function report(id: SchemaId, name: string): void {
    const schema = schemaOf(api, id);
    const { additionalProperties, allOf, $ref } = schema.kind === "keywords" ? schema.keywords : {};
    const { allowed = new Set<string>(), required } = facts.properties(id);
    const isRequired = required.has(name);
    const suggestion = isRequired ? diagnostics.suggest(name, allowed) : undefined;
    const at = (additionalProperties ?? allOf ?? $ref)?.keyAt ?? schema.at;
    diagnostics.report("property-impossible", at, { name, isRequired, suggestion });
  }
}

/** The schema, and those that `$ref` and `allOf` join to it. */
function joinedTo(id: SchemaId, api: Api, facts: Facts): readonly SchemaId[] {
  if (facts.properties(id).allowed === undefined) return [];
  const { schemas, references } = conjunctionOf(id, allTypes, api, facts);
  return [...schemas.map((schema) => schema.id), ...references];
}

/** The properties that the joined schemas require or describe, and that no object may have. */
function excludedBy(id: SchemaId, joined: readonly SchemaId[], api: Api, facts: Facts): ReadonlySet<string> {
  const { allowed, required, forbidden } = facts.properties(id);
  if (allowed === undefined || !facts.values(id).types.has("object")) return new Set();
  const described = joined.flatMap((each) => {
    const schema = schemaOf(api, each);
    return schema.kind === "keywords" ? [...(schema.keywords.properties?.value.keys() ?? [])] : [];
  });
  // A property whose own schema allows nothing is forbidden on purpose.
  const meant = described.filter((name) => !forbidden.has(name));
  return new Set([...required, ...meant].filter((name) => !allowed.has(name)));
}
