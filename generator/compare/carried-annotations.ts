import type { Keywords, SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { schemaOf, soleConjunct } from "../3-analyse/references.js";
import type { Pair } from "./finding.js";
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
    old: { ...pair.old, keywords: chosen(old, own) },
    new: { ...pair.new, keywords: chosen(now, own) },
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

/** What a schema says and what those that it leads to say. The outer one wins; `false` is the same as nothing. */
function carriedBy(start: SchemaId, { api }: Model): Keywords {
  let keywords: Keywords = {};
  const seen = new Set<SchemaId>();
  for (let id: SchemaId | undefined = start; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const schema = schemaOf(api, id);
    if (schema.kind === "boolean") break;
    const outer = Object.entries(keywords).filter(([, located]) => located.value !== false);
    keywords = { ...schema.keywords, ...Object.fromEntries(outer) };
    id = soleConjunct(schema);
  }
  return keywords;
}
