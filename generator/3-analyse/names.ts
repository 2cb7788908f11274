import type { Api, SchemaId } from "../2-normalise/api.js";
import type { TagDiscrimination, TypeName, Union } from "./model.js";
import type { NameTable } from "./name-table.js";
import { resolveNames, schemaOf } from "./references.js";
import { capitalised, toCamelCase } from "./words.js";

/**
 * The names of all that is generated for every named schema. They give way to the names of the contract: beside a schema
 * `PetSchema`, the Standard Schema of `Pet` is `PetStandardSchema`.
 */
export function namesOf(
  api: Api,
  types: ReadonlyMap<SchemaId, string>,
  unions: ReadonlyMap<SchemaId, Union>,
  table: NameTable,
): ReadonlyMap<SchemaId, TypeName> {
  const names = new Map<SchemaId, TypeName>();
  // Sorted, since the order of the document must make no difference.
  for (const [id, type] of [...types].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const derive = (what: string, ...candidates: readonly string[]): string => {
      const at = schemaOf(api, id).at;
      return table.assign({
        subject: `${what} of \`${type}\``,
        candidates,
        origin: "derived",
        written: undefined,
        key: id,
        at,
      });
    };
    // Names of functions that are not generated stay free: an operation can be `shareTags` if `Share` has no tags.
    const deriveForTags: typeof derive = hasTags(id) ? derive : (_what, name = "") => name;
    // A name that the contract chooses may begin with a small letter.
    const word = capitalised(type);
    const tags = `${toCamelCase(type)}Tags`;
    names.set(id, {
      type,
      is: derive("the type guard", `is${word}`, `is${word}Value`),
      validate: derive("the validator", `validate${word}`, `validate${word}Value`),
      parse: derive("the parser", `parse${word}`, `parse${word}Value`),
      explain: derive("the function that explains the issues", `explain${word}`, `explain${word}Value`),
      schema: derive("the Standard Schema", `${type}Schema`, `${type}StandardSchema`),
      match: deriveForTags("the matcher", `match${word}`, `match${word}Value`),
      tags: deriveForTags("the list of tags", tags, `${tags}List`),
    });
  }
  return new Map([...types.keys()].map((id) => [id, names.get(id) as TypeName]));

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
