import type { KeywordSchema, Keywords, SchemaId, SchemaTable } from "./api.js";

/** Names by schema; only those that have any. */
export type Names = ReadonlyMap<SchemaId, ReadonlySet<string>>;

/** By schema, those that use it. */
export type Users = ReadonlyMap<SchemaId, readonly SchemaId[]>;

/** The names of each schema with those of all that it uses. Each is passed on once, however many ways there are. */
export function propagate(own: Names, users: Users): Names {
  const all = new Map<SchemaId, Set<string>>();
  const waiting = [...own].flatMap(([id, names]) => [...names].map((name) => ({ id, name })));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, name } = next;
    const known = all.get(id) ?? new Set();
    if (known.has(name)) continue;
    all.set(id, known.add(name));
    for (const user of users.get(id) ?? []) waiting.push({ id: user, name });
  }
  return all;
}

/** By schema, those that use it, as `used` says what they use. */
export function usersOf(schemas: SchemaTable, used: (schema: KeywordSchema) => readonly SchemaId[]): Users {
  const users = new Map<SchemaId, SchemaId[]>();
  for (const schema of schemas.values()) {
    for (const to of schema.kind === "boolean" ? [] : used(schema)) {
      const known = users.get(to);
      if (known === undefined) users.set(to, [schema.id]);
      else known.push(schema.id);
    }
  }
  return users;
}

/** What is read of the keywords of each schema. */
export function namesIn(schemas: SchemaTable, read: (keywords: Keywords, id: SchemaId) => readonly string[]): Names {
  const found = new Map<SchemaId, ReadonlySet<string>>();
  for (const schema of schemas.values()) {
    const names = schema.kind === "boolean" ? [] : read(schema.keywords, schema.id);
    if (names.length > 0) found.set(schema.id, new Set(names));
  }
  return found;
}
