import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Attempt, closed, open } from "./attempts.js";
import type { DiscriminatorsOption } from "./discriminators.js";
import type { Facts } from "./facts.js";
import type { Exclusion, JsonType, Union } from "./model.js";
import { isSubset } from "./sets.js";
import { createTags } from "./tags.js";
import { type Decision, onlyObjects, type UnionKeyword, unionKeywordOf } from "./written-unions.js";

/**
 * Decides for every union how its variants are discriminated. A union is a `oneOf` or `anyOf` of at least two variants,
 * not counting `null`: one schema or `null` is a nullable schema. If a schema has both keywords, `oneOf` is the union.
 *
 * Reports what is wrong with declared discriminators. What cannot tell the variants apart is kept with the reason.
 */
export function unionsOf(
  api: Api,
  facts: Facts,
  discriminators: DiscriminatorsOption,
  diagnostics: Diagnostics,
): ReadonlyMap<SchemaId, Union> {
  const unions = new Map<SchemaId, Union>();
  const tags = createTags(api, facts, discriminators, diagnostics);
  for (const schema of facts.order) {
    const union = schema.kind === "keywords" && unionKeywordOf(schema, api, facts);
    if (!union) continue;
    const ways = [tags.decide, byType, (each: UnionKeyword) => byProperty(each, facts)];
    unions.set(schema.id, { keyword: union.keyword, impossible: union.impossible, ...firstOpen(ways, union) });
  }
  return unions;
}

/** The decision of the first way that is open, or by trial. */
function firstOpen(ways: readonly ((union: UnionKeyword) => Attempt<Decision>)[], union: UnionKeyword): Decision {
  const exclusions: Exclusion[] = [];
  for (const way of ways) {
    const attempt = way(union);
    if (attempt.kind === "open") return { ...attempt.value, exclusions: [...exclusions, ...attempt.value.exclusions] };
    exclusions.push(...attempt.reasons);
  }
  return { ...byTrial(union), exclusions };
}

const undeclared = { declared: false, assigned: [], exclusions: [] } as const;

/** No two variants share a JSON type. Types that cannot be excluded count as shared, so this is decisive. */
function byType({ variants, nulls, typesOf }: UnionKeyword): Attempt<Decision> {
  const owners = new Map<JsonType, SchemaId>();
  for (const variant of [...variants, ...nulls]) {
    for (const type of typesOf(variant)) {
      const first = owners.get(type);
      if (first !== undefined) return closed({ kind: "type-shared", type, first, second: variant });
      owners.set(type, variant);
    }
  }
  return open({ discrimination: { by: "type", variants: owners }, ...undeclared, decisive: true });
}

/** Each variant requires a property that no other variant allows. All variants must be closed. */
function byProperty({ variants, nulls, typesOf }: UnionKeyword, facts: Facts): Attempt<Decision> {
  const openness = new Map<string, number>();
  for (const variant of variants) {
    const { allowed } = facts.properties(variant);
    if (!isSubset(typesOf(variant), onlyObjects))
      return closed({ kind: "property-not-object", variant, types: [...typesOf(variant)] });
    if (allowed === undefined) return closed({ kind: "property-open", variant });
    for (const name of allowed) openness.set(name, (openness.get(name) ?? 0) + 1);
  }
  const owners = new Map<string, SchemaId>();
  for (const variant of variants) {
    const own = [...facts.properties(variant).required].find((name) => openness.get(name) === 1);
    if (own === undefined || !facts.properties(variant).allowed?.has(own))
      return closed({ kind: "property-shared", variant });
    owners.set(own, variant);
  }
  return open({ discrimination: { by: "property", variants: owners }, ...undeclared, decisive: nulls.length === 0 });
}

function byTrial({ variants, nulls }: UnionKeyword): Decision {
  return {
    discrimination: { by: "trial", variants: [...variants, ...nulls] },
    ...undeclared,
    decisive: false,
  };
}
