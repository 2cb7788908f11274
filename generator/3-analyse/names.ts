import type { Api, SchemaId } from "../2-normalise/api.js";
import type { TagDiscrimination, TypeName, Union } from "./model.js";
import type { Nameable, NameTable } from "./name-table.js";
import { resolveNames, schemaOf } from "./references.js";
import { toCamelCase, toPascalCase } from "./words.js";

/**
 * Names for every named schema. Types choose first, so that they are called what the contract calls them; what is
 * made for them makes way: next to a schema `PetSchema`, the Standard Schema of `Pet` gets another name.
 */
export function namesOf(
  api: Api,
  unions: ReadonlyMap<SchemaId, Union>,
  table: NameTable,
): ReadonlyMap<SchemaId, TypeName> {
  const things = [...api.named].map(([id, written]): Thing => {
    const at = schemaOf(api, id).at;
    // Where both want one name, what the document calls so has it, and a copy makes way.
    const key = api.copies.has(id) ? `~${id}` : id;
    return { id, written, wanted: toPascalCase(written), suffix: "Model", key, at };
  });
  const types = table.distinct(things);
  const names = new Map<SchemaId, TypeName>();
  // Not in the order of the document: that must make no difference.
  for (const thing of things.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const type = types.get(thing);
    if (type === undefined) throw new Error(`${thing.id} got no name`);
    const derive = (wanted: string) => table.one({ ...thing, written: wanted, wanted, suffix: "" });
    // What is not made is not claimed: an operation may be called `shareTags` if `Share` has no tags.
    const deriveForTags = hasTags(thing.id) ? derive : (wanted: string) => wanted;
    names.set(thing.id, {
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
  return new Map(things.flatMap(({ id }) => [[id, names.get(id) as TypeName] as const]));

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

interface Thing extends Nameable {
  readonly id: SchemaId;
}
