import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";
import type { Discriminator, KeywordName, KeywordSchema, Schema, SchemaId, SchemaTable } from "../2-normalise/api.js";
import { schemaKeywords } from "../2-normalise/applicators.js";
import { assertionsOf, resolveNames } from "../3-analyse/references.js";

/** What is compared of schemas. */
interface Comparable {
  /** Schemas that count as alike. */
  readonly twins: ReadonlyMap<SchemaId, SchemaId>;
  readonly keywordsOf: (schema: KeywordSchema) => readonly KeywordName[];
  /** The schema that says what another one says. */
  readonly meant: (schemas: SchemaTable, id: SchemaId) => SchemaId;
}

/** What can make a value invalid, whatever the names of the schemas. */
export const meaning: Comparable = {
  twins: new Map(),
  keywordsOf: assertionsOf,
  meant: (schemas, id) => resolveNames({ schemas }, id),
};

/** Everything that is written. */
export const everything: Comparable = {
  twins: new Map(),
  keywordsOf: ({ keywords }) => Object.keys(keywords) as KeywordName[],
  meant: (_, id) => id,
};

export interface Likeness {
  readonly alike: (old: SchemaId, now: SchemaId) => boolean;
  /** The same, where these two are twins themselves. */
  readonly alikeInside: (old: SchemaId, now: SchemaId) => boolean;
}

/**
 * Tells whether two schemas are written alike: the same assertions, in any order. The `twins` are taken to be alike. A
 * schema that leads back to itself is like another one that does so in the same way.
 *
 * Each answer is given once: what does not depend on a pair that is still open is remembered.
 */
export function createLikeness(old: SchemaTable, now: SchemaTable, by: Comparable = meaning): Likeness {
  const { twins, keywordsOf, meant } = by;
  const decided = new Map<string, boolean>();
  /** The pairs that are open, with their depth. */
  const open = new Map<string, number>();
  /** The least depth of an open pair that was taken to be alike since the last one was opened. */
  let dependsOn = Number.POSITIVE_INFINITY;
  return { alike, alikeInside };

  function alike(a: SchemaId, b: SchemaId): boolean {
    if (twins.get(a) === b) return true;
    const key = `${a} ${b}`;
    const known = decided.get(key);
    if (known !== undefined) return known;
    const depth = open.get(key);
    if (depth !== undefined) {
      dependsOn = Math.min(dependsOn, depth);
      return true;
    }
    return decide(key, a, b);
  }

  function alikeInside(a: SchemaId, b: SchemaId): boolean {
    return alikeKeywords(meant(old, a), meant(now, b));
  }

  function decide(key: string, a: SchemaId, b: SchemaId): boolean {
    const [depth, outer] = [open.size, dependsOn];
    dependsOn = Number.POSITIVE_INFINITY;
    open.set(key, depth);
    const result = alikeMeaning(meant(old, a), meant(now, b));
    open.delete(key);
    const isFinal = !result || dependsOn >= depth;
    if (isFinal) decided.set(key, result);
    dependsOn = isFinal ? outer : Math.min(outer, dependsOn);
    return result;
  }

  function alikeMeaning(a: SchemaId, b: SchemaId): boolean {
    return twins.get(a) === b || alikeKeywords(a, b);
  }

  function alikeKeywords(a: SchemaId, b: SchemaId): boolean {
    const [before, after] = [old.get(a), now.get(b)];
    if (before === undefined || after === undefined) return false;
    if (before.kind === "boolean" || after.kind === "boolean") return booleanOf(before) === booleanOf(after);
    const [these, those] = [keywordsOf(before), keywordsOf(after)];
    return these.length === those.length && these.every((keyword) => alikeKeyword(keyword, before, after));
  }

  function alikeKeyword(name: keyof KeywordSchema["keywords"], before: KeywordSchema, after: KeywordSchema): boolean {
    const [a, b] = [before.keywords[name]?.value, after.keywords[name]?.value];
    if (a === undefined || b === undefined) return a === b;
    if (name === "discriminator") {
      return saidBy(a as Discriminator, before, old) === saidBy(b as Discriminator, after, now);
    }
    switch (name === "$ref" ? "single" : schemaKeywords.get(name)) {
      case "single":
        return alike(a as SchemaId, b as SchemaId);
      case "listed": {
        const [these, those] = [a as readonly SchemaId[], b as readonly SchemaId[]];
        if (these.length !== those.length) return false;
        if (name === "prefixItems") return these.every((id, index) => alike(id, those[index] as SchemaId));
        const left = [...those];
        return these.every((id) => {
          const index = left.findIndex((other) => alike(id, other));
          if (index !== -1) left.splice(index, 1);
          return index !== -1;
        });
      }
      case "keyed": {
        const [these, those] = [a as ReadonlyMap<string, SchemaId>, b as ReadonlyMap<string, SchemaId>];
        if (these.size !== those.size) return false;
        return [...these].every(([key, id]) => {
          const other = those.get(key);
          return other !== undefined && alike(id, other);
        });
      }
      default:
        return canonical(a) === canonical(b);
    }
  }
}

/** A discriminator with the names of its variants, which are tags too. */
function saidBy({ propertyName, mapping }: Discriminator, { keywords }: KeywordSchema, schemas: SchemaTable): string {
  const tags = [...mapping].map(([tag, { value }]) => [tag, value]);
  const variants = [keywords.oneOf, keywords.anyOf].map((members) =>
    members?.value.map((id) => resolveNames({ schemas }, id)),
  );
  return JSON.stringify([propertyName, tags, variants]);
}

/** `{}` is the same as `true`. */
function booleanOf(schema: Schema): boolean | undefined {
  if (schema.kind === "boolean") return schema.value;
  return assertionsOf(schema).length === 0 ? true : undefined;
}

/** The same for what a keyword holds, of which order makes no difference: `type`, `required`, `enum`. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).toSorted());
  if (value instanceof Map) return JSON.stringify([...value].map(([key, held]) => [key, canonical(held)]).toSorted());
  return canonicalJson(value as JsonValue);
}
