import type { Api, SchemaId } from "../2-normalise/api.js";
import type { TagDiscrimination, TypeName, Union } from "./model.js";
import type { Nameable, NameTable } from "./name-table.js";
import { resolveNames, schemaOf } from "./references.js";
import { toCamelCase, toPascalCase } from "./words.js";

/**
 * Assigns names to every named schema. Types come first, so that they keep their names in the contract. Names derived
 * from them give way: beside a schema `PetSchema`, the Standard Schema of `Pet` gets another name.
 */
export function namesOf(
  api: Api,
  unions: ReadonlyMap<SchemaId, Union>,
  table: NameTable,
): ReadonlyMap<SchemaId, TypeName> {
  const schemas = [...api.named].map(([id, original]): NamedSchema => {
    const at = schemaOf(api, id).at;
    // `~` sorts last: a copy of a schema gives way to a schema of the document with the same name.
    const key = api.copies.has(id) ? `~${id}` : id;
    return { id, original, preferred: toPascalCase(original), suffix: "Model", key, at };
  });
  const types = table.assignDistinct(schemas);
  const names = new Map<SchemaId, TypeName>();
  // Sorted, since the order of the document must make no difference.
  for (const schema of schemas.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const type = types.get(schema);
    if (type === undefined) throw new Error(`${schema.id} got no name`);
    const derive = (preferred: string) => table.assign({ ...schema, original: preferred, preferred, suffix: "" });
    // Names of functions that are not generated stay free: an operation can be `shareTags` if `Share` has no tags.
    const deriveForTags = hasTags(schema.id) ? derive : (preferred: string) => preferred;
    names.set(schema.id, {
      type,
      is: derive(`is${type}`),
      validate: derive(`validate${type}`),
      parse: derive(`parse${type}`),
      explain: derive(`explain${type}`),
      schema: derive(`${type}Schema`),
      match: deriveForTags(`match${type}`),
      tags: deriveForTags(`${toCamelCase(type)}Tags`),
    });
  }
  return new Map(schemas.flatMap(({ id }) => [[id, names.get(id) as TypeName] as const]));

  function hasTags(id: SchemaId): boolean {
    return taggedUnion(api, unions, id) !== undefined;
  }
}

/** A named union told apart by a tag. A name for another union is only that: it has no cases of its own. */
export function taggedUnion(api: Api, unions: ReadonlyMap<SchemaId, Union>, id: SchemaId): TaggedUnion | undefined {
  const union = resolveNames(api, id) === id ? unions.get(id) : undefined;
  return union?.discrimination.by === "tag" ? (union as TaggedUnion) : undefined;
}

export interface TaggedUnion extends Union {
  readonly discrimination: TagDiscrimination;
}

interface NamedSchema extends Nameable {
  readonly id: SchemaId;
}
