import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";
import type { KeywordSchema, Keywords, Located, Schema, SchemaId } from "../2-normalise/api.js";
import { copyId } from "../2-normalise/locations.js";
import type { Formats } from "../3-analyse/formats.js";
import type { Model, TagDiscrimination, TagValue, Union } from "../3-analyse/model.js";
import { tagsByVariant } from "../3-analyse/variant-shapes.js";
import type { PlainSchemas } from "./inclusion/types.js";

export type { PlainSchemas };

/**
 * What stands for a value that is bytes, which JSON has none of: an object, as a `Blob` is one to a validator that asks
 * for objects.
 */
export const bytesStandIn: JsonValue = { "(bytes)": true };

/** Whether a value stands for bytes. */
export function isBytes(value: JsonValue): boolean {
  return canonicalJson(value) === canonicalJson(bytesStandIn);
}

/**
 * The schemas of a contract as plain JSON Schema: they accept what the generated validators accept, and say so without
 * anything that only OpenAPI or this compiler knows. Ids are those of the model; the schemas that one needs besides have
 * ids of copies of it.
 *
 * - A declared discriminator that decides becomes an `anyOf` of the variants, each with its own tags.
 * - A `oneOf` of which no two members accept the same value becomes `anyOf`: nobody has to count.
 * - A format that is not checked is left out, as it is an annotation (JSON Schema 2020-12 Validation §7.2.1).
 * - Bytes become one object that nothing else is.
 */
export function plainSchemas(model: Pick<Model, "api" | "unions" | "exclusive" | "formats">): PlainSchemas {
  const all = [...model.api.schemas.values()].flatMap((schema) =>
    schema.kind === "boolean" ? [schema] : plainForms(schema, model),
  );
  return new Map(all.map((schema) => [schema.id, schema]));
}

/** The plain form of a schema, and the schemas that it needs besides. */
function plainForms(
  schema: KeywordSchema,
  { unions, exclusive, formats }: Pick<Model, "unions" | "exclusive" | "formats">,
): readonly Schema[] {
  const keywords = withCheckedFormat(schema.keywords, formats);
  const union = unions.get(schema.id);
  const additions = additionsTo(schema);
  if (union !== undefined && isDecidedByTag(union)) {
    const { [union.keyword]: members, discriminator: _, ...rest } = keywords;
    return additions.joined(rest, variantsByTag(union, members?.value ?? [], additions.add));
  }
  if (keywords.bytes !== undefined) {
    const { bytes, type: _type, enum: _enum, const: _const, ...rest } = keywords;
    const types = bytes.value.or;
    return additions.joined(rest, [{ const: bytesStandIn }, ...(types.length === 0 ? [] : [{ type: types }])]);
  }
  const { oneOf, discriminator: _, ...rest } = keywords;
  const needsNoCount = oneOf !== undefined && rest.anyOf === undefined && exclusive.has(schema.id);
  return [{ ...schema, keywords: needsNoCount ? { ...rest, anyOf: oneOf } : { ...rest, ...(oneOf && { oneOf }) } }];
}

function withCheckedFormat({ format, ...keywords }: Keywords, formats: Formats): Keywords {
  return format === undefined || !formats.has(format.value) ? keywords : { ...keywords, format };
}

/**
 * Whether only the discriminator says which tags are those of a variant. For no other union it makes a difference to
 * what is valid that it decides.
 */
function isDecidedByTag(union: Union): union is Union & { readonly discrimination: TagDiscrimination } {
  return union.declared && union.assigned.length > 0 && union.discrimination.by === "tag";
}

/**
 * The alternatives of a union whose tag decides (OAS 3.1 §4.8.25): `null`, each variant with the tags that are its own,
 * and for a value without the tag what those members say that do not require it. What is only about the tag stands below
 * a `not`, so that it evaluates no property (Core §10.3.2, §11.3).
 */
function variantsByTag(
  { keyword, discrimination: tag }: Union & { readonly discrimination: TagDiscrimination },
  members: readonly SchemaId[],
  add: (values: Values) => SchemaId,
): readonly Values[] {
  const tagged = [...tagsByVariant(tag)].map(([variant, values]) => ({ $ref: variant, ...withTag(values) }));
  return [...tag.nulls.map((id) => ({ $ref: id })), ...tagged, ...withoutTag()];

  function withTag(values: readonly TagValue[]): Values {
    const others = add({ not: add({ enum: values }) });
    return { type: ["object"], not: add({ properties: new Map([[tag.property, others]]) }) };
  }

  function withoutTag(): readonly Values[] {
    const [only, ...others] = tag.absent;
    if (only === undefined) return [];
    const absent: Values = { type: ["object"], not: add({ required: [tag.property] }) };
    if (others.length === 0) return [{ $ref: only, ...absent }];
    const possible = members.filter((id) => tag.members.get(id)?.some((variant) => tag.absent.includes(variant)));
    return [{ [keyword]: possible, ...absent }];
  }
}

/** Keywords without spans. */
type Values = { readonly [Name in keyof Keywords]: NonNullable<Keywords[Name]>["value"] };

/** Makes schemas that another one needs besides. They have its span, and ids of copies of it. */
function additionsTo(schema: KeywordSchema) {
  const added: KeywordSchema[] = [];
  return { add, joined };

  function add(values: Values): SchemaId {
    const id = copyId(schema.id, ["plain", `${added.length}`]);
    const keywords = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, located(value)]));
    added.push({ ...schema, id, keywords });
    return id;
  }

  /** The schema with these keywords and one of these alternatives, and all schemas that were added. */
  function joined(keywords: Keywords, alternatives: readonly Values[]): readonly KeywordSchema[] {
    const choice = add({ anyOf: alternatives.map(add) });
    const allOf = located([...(keywords.allOf?.value ?? []), choice]);
    return [{ ...schema, keywords: { ...keywords, allOf } }, ...added];
  }

  function located<T>(value: T): Located<T> {
    return { value, at: schema.at, keyAt: schema.at };
  }
}
