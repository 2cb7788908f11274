import type { Api, Copy, KeywordSchema, Keywords, Located, Schema, SchemaId, SchemaTable } from "./api.js";
import { discriminatedBy } from "./discriminators.js";

/**
 * What the meaning of a schema depends on besides itself, as a rule for making copies. A context says where a schema
 * is used; it holds nothing that makes no difference to that schema, so that there are no more copies than meanings.
 */
export interface Specialisation<Context> {
  /** Where a schema is used that nothing else has led to. */
  readonly ownContext: (id: SchemaId) => Context;
  /** The copy of a schema for a context: the schema itself where that is its own. */
  readonly idOf: (id: SchemaId, context: Context) => SchemaId;
  /** What a schema says in a context. `use` gives the schema to refer to instead of another one. */
  readonly rewrite: (schema: KeywordSchema, context: Context, use: ReplaceSchema<Context>) => Keywords;
  /** What is to be told of a copy, and what a name has behind it there. */
  readonly describe: (id: SchemaId, context: Context) => { readonly view: Copy["view"]; readonly label: string };
}

export type ReplaceSchema<Context> = (id: SchemaId, context: Context) => SchemaId;

/** All schemas, each said anew for its own context, and the copies that they need. A copy of what has a name has one, too. */
export function copySchemas<Context>(
  { schemas, named, copies }: Pick<Api, "schemas" | "named" | "copies">,
  { ownContext, idOf, rewrite, describe }: Specialisation<Context>,
): Pick<Api, "schemas" | "named" | "copies"> {
  const entered = new Map<SchemaId, { readonly schema: Schema; readonly context: Context }>();
  const use: ReplaceSchema<Context> = (id, context) => {
    const copy = idOf(id, context);
    const schema = schemas.get(id);
    if (schema !== undefined && !entered.has(copy)) entered.set(copy, { schema, context });
    return copy;
  };
  for (const [id, schema] of schemas) entered.set(id, { schema, context: ownContext(id) });
  const made = new Map<SchemaId, Schema>();
  // A Map gives what is added while it is walked.
  for (const [id, { schema, context }] of entered) {
    made.set(id, schema.kind === "boolean" ? schema : saying(schema, id, rewrite(schema, context, use)));
  }
  const described = [...entered].flatMap(([id, { schema, context }]) =>
    id === schema.id ? [] : [{ id, of: schema.id, ...describe(schema.id, context) }],
  );
  const copiesOf = new Map<SchemaId, (typeof described)[number][]>();
  for (const copy of described) copiesOf.set(copy.of, [...(copiesOf.get(copy.of) ?? []), copy]);
  return {
    schemas: withMappings(made, (id) => entered.get(id)?.schema.id ?? id),
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

/** A schema with other keywords and another id: itself, where they are its own. */
function saying(schema: KeywordSchema, id: SchemaId, keywords: Keywords): KeywordSchema {
  return id === schema.id && keywords === schema.keywords ? schema : { ...schema, id, keywords };
}

/** What a schema is called in the contract: a copy goes by the name of what it was made of. */
export function nameInContract({ named, copies }: Pick<Api, "named" | "copies">, id: SchemaId): string | undefined {
  const copy = copies.get(id);
  return copy === undefined ? named.get(id) : copy.originalName;
}

/** A mapping leads to variants: where they are copies, to those. */
function withMappings(schemas: SchemaTable, originalOf: (id: SchemaId) => SchemaId): SchemaTable {
  return new Map([...schemas].map(([id, schema]) => [id, withMapping(schema, schemas, originalOf)]));
}

function withMapping(schema: Schema, schemas: SchemaTable, originalOf: (id: SchemaId) => SchemaId): Schema {
  if (schema.kind === "boolean" || schema.keywords.discriminator === undefined) return schema;
  const { discriminator } = schema.keywords;
  const variants = discriminatedBy(schema, schemas);
  const copies = new Map([...variants].map((variant) => [originalOf(variant), variant]));
  const follow = (target: Located<SchemaId>) => {
    return variants.has(target.value) ? target : { ...target, value: copies.get(target.value) ?? target.value };
  };
  const mapping = new Map([...discriminator.value.mapping].map(([tag, target]) => [tag, follow(target)]));
  if ([...discriminator.value.mapping].every(([tag, target]) => mapping.get(tag) === target)) return schema;
  const value = { ...discriminator.value, mapping };
  return { ...schema, keywords: { ...schema.keywords, discriminator: { ...discriminator, value } } };
}
