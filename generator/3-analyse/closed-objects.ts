import type { Api, KeywordSchema } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { conjunctionOf } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import { schemaOf } from "./references.js";
import { allTypes } from "./value-facts.js";

/**
 * Reports properties that a schema requires or describes, and that an `additionalProperties: false` forbids which does not
 * know of them: beside an `allOf` it sees its own `properties` only (Core §10.3.2.3). Each is reported at the outermost
 * schema where they meet, and not again around it.
 */
export function reportClosedObjects(api: Api, facts: Facts, diagnostics: Diagnostics): void {
  for (const schema of api.schemas.values()) {
    if (schema.kind === "keywords") report(schema);
  }

  function report(schema: KeywordSchema): void {
    const { allowed, required } = facts.properties(schema.id);
    if (allowed === undefined || !facts.values(schema.id).types.has("object")) return;
    const { schemas, references } = conjunctionOf(schema.id, allTypes, api, facts);
    const isKnown = (name: string) =>
      [...references, ...schemas.map(({ id }) => id)].some((id) => {
        const inner = id === schema.id ? undefined : facts.properties(id);
        return inner?.allowed !== undefined && !inner.allowed.has(name) && inner.required.has(name);
      });
    const declared = [...schemas, ...references.map((id) => schemaOf(api, id))].flatMap((each) =>
      each.kind === "keywords" ? [...(each.keywords.properties?.value.keys() ?? [])] : [],
    );
    const { additionalProperties, allOf, $ref } = schema.keywords;
    const at = (additionalProperties ?? allOf ?? $ref)?.keyAt ?? schema.at;
    for (const name of new Set([...required, ...declared])) {
      if (allowed.has(name) || isKnown(name)) continue;
      const isRequired = required.has(name);
      const suggestion = isRequired && !declared.includes(name) ? diagnostics.suggest(name, allowed) : undefined;
      diagnostics.report("property-impossible", at, { name, isRequired, suggestion });
    }
  }
}
