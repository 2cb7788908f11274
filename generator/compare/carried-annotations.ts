import type { Api, KeywordSchema, Keywords, SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { assertionsOf, schemaOf, soleConjunct } from "../3-analyse/references.js";
import type { Pair } from "./finding.js";
import { wrappedIn } from "./nullable-wrappings.js";
import type { SchemaPair } from "./schema-pairs.js";
import type { Sides } from "./sides.js";

/**
 * A pair with the annotations that hold for the values of two schemas, wherever they are written: in them, or in what they
 * are nothing but a name or a wrapping for (JSON Schema 2020-12 Core §7.7.1). So a `default` may move from a property into
 * a schema with a name. What two schemas with a name, `next`, say in both places is left out: it is told of them.
 */
export function withCarriedAnnotations(
  pair: Pair,
  outer: SchemaPair,
  next: SchemaPair | undefined,
  sides: Sides,
): Pair {
  const [old, now] = [carriedBy(outer.old, sides.old), carriedBy(outer.new, sides.new)];
  const own = next === undefined ? () => true : isSaidBefore(next);
  return {
    ...pair,
    old: { ...pair.old, keywords: chosen({ ...pair.old.keywords, ...old }, own) },
    new: { ...pair.new, keywords: chosen({ ...pair.new.keywords, ...now }, own) },
  };

  function isSaidBefore(inner: SchemaPair): (name: keyof Keywords) => boolean {
    const [innerOld, innerNow] = [carriedBy(inner.old, sides.old), carriedBy(inner.new, sides.new)];
    return (name) => old[name] !== innerOld[name] || now[name] !== innerNow[name];
  }
}

function chosen(keywords: Keywords, isChosen: (name: keyof Keywords) => boolean): Keywords {
  const entries = Object.entries(keywords).filter(([name]) => isChosen(name as keyof Keywords));
  return Object.fromEntries(entries);
}

/**
 * What a schema says and what those that it leads to say, also beside schemas that are there for their annotations alone. The
 * outer one wins; `false` is the same as nothing.
 */
function carriedBy(start: SchemaId, { api }: Model): Keywords {
  let keywords: Keywords = {};
  const seen = new Set<SchemaId>();
  for (let id: SchemaId | undefined = start; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const schema = schemaOf(api, id);
    if (schema.kind === "boolean") break;
    const { annotating, asserting } = conjunctsOf(schema, api);
    keywords = [schema.keywords, ...annotating].reduce(extended, keywords);
    const sole = soleConjunct(schema) ?? (annotating.length > 0 && asserting.length === 1 ? asserting[0] : undefined);
    id = sole ?? wrappedIn({ id, keywords: schema.keywords }, { api });
  }
  return keywords;
}

function extended(outer: Keywords, inner: Keywords): Keywords {
  return { ...inner, ...Object.fromEntries(Object.entries(outer).filter(([, located]) => located.value !== false)) };
}

/** What an `allOf` joins: the keywords of schemas that accept every value, and the other schemas. */
function conjunctsOf(schema: KeywordSchema, api: Api) {
  const conjuncts = assertionsOf(schema).length === 1 ? (schema.keywords.allOf?.value ?? []) : [];
  const members = conjuncts.map((id) => schemaOf(api, id));
  const accepting = members.filter((member) => member.kind === "keywords" && assertionsOf(member).length === 0);
  return {
    annotating: accepting.map((member) => (member.kind === "keywords" ? member.keywords : {})),
    asserting: members.filter((member) => !accepting.includes(member)).map(({ id }) => id),
  };
}
