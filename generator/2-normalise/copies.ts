import type { Api, Copy, KeywordSchema, Keywords, Located, Schema, SchemaId, SchemaTable } from "./api.js";
import { discriminatedBy, referenceChain } from "./discriminators.js";

/**
 * How the meaning of schemas depends on their usage, and so which copies to make. A `Usage` describes where a schema is
 * used. It must hold only what makes a difference to that schema: every further usage is a further copy.
 */
export interface Specialisation<Usage> {
  /** The usage for which the schema itself stands, and not a copy. */
  readonly defaultUsage: (id: SchemaId) => Usage;
  /** The id of a schema's copy for a usage, or of the schema itself for its default usage. */
  readonly idOf: (id: SchemaId, usage: Usage) => SchemaId;
  /** The keywords of a schema in a usage. Calls `replace` for every schema in them. */
  readonly rewrite: (schema: KeywordSchema, usage: Usage, replace: ReplaceSchema<Usage>) => Keywords;
  /** Describes a copy for people, and returns the suffix of its name. */
  readonly describe: (id: SchemaId, usage: Usage) => { readonly view: Copy["view"]; readonly label: string };
}

/** Returns the id of the copy that stands for a schema in a usage, and makes that copy. */
export type ReplaceSchema<Usage> = (id: SchemaId, usage: Usage) => SchemaId;

/**
 * Returns all schemas, rewritten for their default usage, and the copies that they need, or that operations need:
 * `used` lists in which usages. A copy of a schema that has a name has one, too.
 */
export function copySchemas<Usage>(
  { schemas, named, copies }: Pick<Api, "schemas" | "named" | "copies">,
  { defaultUsage, idOf, rewrite, describe }: Specialisation<Usage>,
  used: Iterable<readonly [SchemaId, Usage]> = [],
): Pick<Api, "schemas" | "named" | "copies"> {
  const usages = new Map<SchemaId, { readonly schema: Schema; readonly usage: Usage }>();
  const replace: ReplaceSchema<Usage> = (id, usage) => {
    const copy = idOf(id, usage);
    const schema = schemas.get(id);
    if (schema !== undefined && !usages.has(copy)) usages.set(copy, { schema, usage });
    return copy;
  };
  for (const [id, schema] of schemas) usages.set(id, { schema, usage: defaultUsage(id) });
  for (const [id, usage] of used) replace(id, usage);
  const specialised = new Map<SchemaId, Schema>();
  // Iterating a Map visits entries that are added meanwhile.
  for (const [id, { schema, usage }] of usages) {
    specialised.set(id, schema.kind === "boolean" ? schema : withKeywords(schema, id, rewrite(schema, usage, replace)));
  }
  const described = [...usages].flatMap(([id, { schema, usage }]) =>
    id === schema.id ? [] : [{ id, of: schema.id, ...describe(schema.id, usage) }],
  );
  const copiesOf = new Map<SchemaId, (typeof described)[number][]>();
  for (const copy of described) copiesOf.set(copy.of, [...(copiesOf.get(copy.of) ?? []), copy]);
  return {
    schemas: withMappings(specialised, (id) => usages.get(id)?.schema.id ?? id),
    copies: new Map([
      ...copies,
      ...described.map(
        ({ id, of, view }) => [id, { of, originalName: nameInContract({ named, copies }, of), view }] as const,
      ),
    ]),
    named: new Map(
      [...named].flatMap(([id, name]) => [
        [id, name] as const,
        ...(copiesOf.get(id) ?? []).map((copy) => [copy.id, name + copy.label] as const),
      ]),
    ),
  };
}

/** A schema with other keywords and another id. The same object if nothing changes. */
function withKeywords(schema: KeywordSchema, id: SchemaId, keywords: Keywords): KeywordSchema {
  return id === schema.id && keywords === schema.keywords ? schema : { ...schema, id, keywords };
}

/** The name of a schema in the contract, if it has one. For a copy, the name of its original. */
export function nameInContract({ named, copies }: Pick<Api, "named" | "copies">, id: SchemaId): string | undefined {
  const copy = copies.get(id);
  return copy === undefined ? named.get(id) : copy.originalName;
}

/** Makes the mappings of discriminators lead to the copies of the variants where the variants are copies. */
function withMappings(schemas: SchemaTable, originalOf: (id: SchemaId) => SchemaId): SchemaTable {
  return new Map([...schemas].map(([id, schema]) => [id, withMapping(schema, schemas, originalOf)]));
}

function withMapping(schema: Schema, schemas: SchemaTable, originalOf: (id: SchemaId) => SchemaId): Schema {
  if (schema.kind === "boolean" || schema.keywords.discriminator === undefined) return schema;
  const { discriminator } = schema.keywords;
  const variants = discriminatedBy(schema, schemas);
  const copies = new Map([...variants].map((variant) => [originalOf(variant), variant]));
  const follow = (target: Located<SchemaId>) => {
    if (variants.has(target.value)) return target;
    const chain = referenceChain(target.value, schemas);
    const variant = chain.map((id) => (variants.has(id) ? id : copies.get(id))).find((id) => id !== undefined);
    return { ...target, value: variant ?? target.value };
  };
  const mapping = new Map([...discriminator.value.mapping].map(([tag, target]) => [tag, follow(target)]));
  if ([...discriminator.value.mapping].every(([tag, target]) => mapping.get(tag) === target)) return schema;
  const value = { ...discriminator.value, mapping };
  return { ...schema, keywords: { ...schema.keywords, discriminator: { ...discriminator, value } } };
}
