import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { Discrimination, TagValue, TypeName, Union, UnionCase, UnionMatch } from "./model.js";
import type { NameTable } from "./name-table.js";
import { taggedUnion } from "./names.js";
import { schemaOf } from "./references.js";
import { shortHash, toCamelCase, toPascalCase } from "./words.js";

type Names = ReadonlyMap<SchemaId, TypeName>;

/**
 * The cases of every named union told apart by a tag, each with a name of its own among them: its value of the tag, or
 * the name of its schema where it has several or none. Together they are all that a value of the union can be.
 */
export function casesOf(
  api: Api,
  facts: Facts,
  unions: ReadonlyMap<SchemaId, Union>,
  names: Names,
  table: NameTable,
): ReadonlyMap<SchemaId, readonly UnionCase[]> {
  const cases = new Map<SchemaId, readonly UnionCase[]>();
  for (const [id, { type }] of [...names].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const union = taggedUnion(api, unions, id);
    if (union === undefined) continue;
    const at = schemaOf(api, id).at;
    const nullable = facts.values(id).types.has("null");
    const matches = [...matchesOf(union, facts), ...(nullable ? [{ kind: "null" as const }] : [])];
    const caseNames = distinctNames(matches.map((match) => wantedName(match, names)));
    const named = matches.map((match, index): UnionCase => {
      const name = caseNames[index] ?? "_";
      const wanted = `${toCamelCase(type)}Is${toPascalCase(name)}`;
      const guard = table.one({ written: wanted, wanted, suffix: "", key: `${id} ${name}`, at });
      return { name, guard, match };
    });
    cases.set(id, named);
  }
  return cases;
}

type Tag = Extract<Discrimination, { readonly by: "tag" }>;

function matchesOf({ property, variants, untagged }: Tag, facts: Facts): readonly UnionMatch[] {
  const values = new Map<SchemaId, TagValue[]>();
  for (const [value, variant] of variants) {
    const owned = values.get(variant);
    if (owned === undefined) values.set(variant, [value]);
    else owned.push(value);
  }
  const optional = [...values.keys()].filter((variant) => !facts.properties(variant).required.has(property));
  const only = optional.length === 1 ? optional[0] : undefined;
  const tagged = [...values].map(
    ([variant, owned]): UnionMatch => ({ kind: "variant", variant, values: owned, absent: variant === only }),
  );
  if (untagged !== undefined) return [...tagged, { kind: "variant", variant: untagged, values: [], absent: true }];
  return optional.length > 1 ? [...tagged, { kind: "absent" }] : tagged;
}

function wantedName(match: UnionMatch, names: Names): string {
  switch (match.kind) {
    case "null":
      return "null";
    case "absent":
      return "untagged";
    case "variant": {
      const [value, another] = match.values;
      if (value !== undefined && another === undefined) return value === "" ? "empty" : String(value);
      const name = names.get(match.variant)?.type;
      return name ?? (value === undefined ? "untagged" : match.values.join(" or "));
    }
    default:
      return match satisfies never;
  }
}

/**
 * Each name as a key that is no other's. Where several want one key, the one written exactly so has it. A key that
 * every object has already could be forgotten by a caller without anyone noticing.
 */
function distinctNames(written: readonly string[]): readonly string[] {
  const wanted = written.map((name) => {
    const key = toCamelCase(name);
    return key in Object.prototype ? `_${key}` : key;
  });
  const counts = new Map<string, number>();
  for (const key of wanted) counts.set(key, (counts.get(key) ?? 0) + 1);
  const taken = new Set<string>();
  return wanted.map((key, index) => {
    const exact = written[index] === key && !taken.has(key);
    let chosen = key;
    for (let attempt = 0; taken.has(chosen) || (attempt === 0 && !exact && counts.get(key) !== 1); attempt++) {
      chosen = key + shortHash(`${written[index]}${attempt === 0 ? "" : attempt}`);
    }
    taken.add(chosen);
    return chosen;
  });
}
