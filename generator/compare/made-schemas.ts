import type { KeywordSchema, Keywords, Schema, SchemaId } from "../2-normalise/api.js";
import { mapSubschemas } from "../2-normalise/applicators.js";
import type { Side } from "./joined-schemas.js";
import type { Said, Sides } from "./sides.js";

/**
 * What a schema says as plain JSON Schema, with the ids of the joined table. Where its discriminator decides, the union
 * is the one that the plain form has, in `allOf`.
 */
export function plainKeywords(said: Said, side: Side, sides: Sides): Keywords {
  const { formats, unions } = sides[side];
  const { discriminator: _, format, ...rest } = said.keywords;
  const checked = format !== undefined && formats.has(format.value) ? { format } : {};
  const moved = sides.joined.moved(side, { ...rest, ...checked });
  const union = unions.get(said.id);
  if (union === undefined || union.assigned.length === 0 || !union.declared) return moved;
  const { [union.keyword]: _members, allOf, ...others } = moved;
  const choice = choiceOf(said.id, side, sides);
  if (choice === undefined) return moved;
  const located = { value: [...(allOf?.value ?? []), choice], at: said.at, keyAt: said.at };
  return { ...others, allOf: located };
}

/** The alternatives of a union whose discriminator decides: the last schema that its plain form joins. */
export function choiceOf(id: SchemaId, side: Side, { joined }: Sides): SchemaId | undefined {
  const plain = joined.schemas.get(joined.idOf(side, id));
  const last = plain?.kind === "keywords" ? plain.keywords.allOf?.value.at(-1) : undefined;
  return last !== undefined && isAddition(last) ? last : undefined;
}

/** A new schema: the old one with another part in the place of one that it applies; undefined where it does not apply it. */
export function withPart(said: Said, inner: SchemaId, part: SchemaId, sides: Sides): SchemaId | undefined {
  const { joined } = sides;
  const from = joined.idOf("old", inner);
  let isReplaced = false;
  const keywords = replacedIn(plainKeywords(said, "old", sides));
  return isReplaced ? joined.add(keywords, said) : undefined;

  function replacedIn(keywords: Keywords): Keywords {
    return mapSubschemas({ keywords } as KeywordSchema, (id) => {
      if (id === from) {
        isReplaced = true;
        return part;
      }
      const schema = isAddition(id) ? (joined.schemas.get(id) as Schema) : undefined;
      return schema?.kind === "keywords" ? joined.add(replacedIn(schema.keywords), schema) : id;
    });
  }
}

/** Whether a schema was made for the plain form of another one. */
function isAddition(id: SchemaId): boolean {
  return /~plain=\d+$/.test(id);
}
