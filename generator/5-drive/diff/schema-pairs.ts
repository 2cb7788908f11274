import type { Api, SchemaId } from "../../2-normalise/api.js";
import { sameSchema } from "./same-schema.js";
import type { SchemaPair, SchemaPairs } from "./sides.js";

/**
 * Which schemas with a name belong together: those of one name, and of the rest those that say the same, in the order
 * of the documents. A schema that got another name and says something else at once is one removed and one added.
 */
export function schemaPairsOf(old: Api, now: Api): SchemaPairs {
  const byName = new Map([...now.named].map(([id, name]) => [name, id]));
  const newOf = new Map<SchemaId, SchemaId>();
  for (const [id, name] of old.named) {
    const same = byName.get(name);
    if (same !== undefined) newOf.set(id, same);
  }
  const taken = new Set(newOf.values());
  const renamed: SchemaPair[] = [];
  for (const id of old.named.keys()) {
    if (newOf.has(id)) continue;
    const same = [...now.named.keys()].find((other) => !taken.has(other) && sameSchema(id, other, old, now, newOf));
    if (same === undefined) continue;
    taken.add(same);
    renamed.push({ old: id, new: same });
  }
  for (const pair of renamed) newOf.set(pair.old, pair.new);
  return {
    newOf,
    oldOf: new Map([...newOf].map(([before, after]) => [after, before])),
    renamed,
    added: [...now.named.keys()].filter((id) => !taken.has(id)),
    removed: [...old.named.keys()].filter((id) => !newOf.has(id)),
  };
}
