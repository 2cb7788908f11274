import type { KeywordSchema, Keywords, SchemaId, SchemaTable } from "./api.js";

/** Sets of names by schema. Schemas without names are left out. */
export type Names = ReadonlyMap<SchemaId, ReadonlySet<string>>;

/** For each schema, the schemas that use it. */
export type Users = ReadonlyMap<SchemaId, readonly SchemaId[]>;

/** Adds the names of each schema to all schemas that use it, directly or through others. */
export function propagate(own: Names, users: Users): Names {
  const all = new Map<SchemaId, Set<string>>();
  const waiting = [...own].flatMap(([id, names]) => [...names].map((name) => ({ id, name })));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, name } = next;
    const earlier = all.get(id) ?? new Set();
    if (earlier.has(name)) continue;
    all.set(id, earlier.add(name));
    for (const user of users.get(id) ?? []) waiting.push({ id: user, name });
  }
  return all;
}

/** For each schema, the schemas that use it. `used` returns the schemas that a schema uses. */
export function usersOf(schemas: SchemaTable, used: (schema: KeywordSchema) => readonly SchemaId[]): Users {
  const users = new Map<SchemaId, SchemaId[]>();
  for (const schema of schemas.values()) {
    for (const to of schema.kind === "boolean" ? [] : used(schema)) {
      const others = users.get(to);
      if (others === undefined) users.set(to, [schema.id]);
      else others.push(schema.id);
    }
  }
  return users;
}

/** The names that `read` returns for the keywords of each schema. */
export function namesIn(schemas: SchemaTable, read: (keywords: Keywords, id: SchemaId) => readonly string[]): Names {
  const namesById = new Map<SchemaId, ReadonlySet<string>>();
  for (const schema of schemas.values()) {
    const names = schema.kind === "boolean" ? [] : read(schema.keywords, schema.id);
    if (names.length > 0) namesById.set(schema.id, new Set(names));
  }
  return namesById;
}
