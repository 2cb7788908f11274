import type { StringNode } from "../1-load/tree.js";
import type { Discriminator, KeywordSchema, Located, Schema, SchemaId, SchemaTable } from "./api.js";
import { isComponentName, schemaNamesOf } from "./component-names.js";
import { ignored, optional, readFields, reportUnexpected, required, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { entriesOf, holds, type KeyedNode, located, type SourceNode, sourceNodeOf } from "./source-nodes.js";

const discriminatorFields = {
  propertyName: required("string"),
  mapping: optional("object"),
  defaultMapping: since(
    "3.2",
    ignored("the discriminator decides nothing then, and the schemas of the variants alone tell them apart"),
  ),
};

/**
 * Reads a Discriminator Object and resolves its mapping (OAS 3.0 §4.7.25, 3.1 §4.8.25). Reports mapped schemas that do
 * not exist, and leaves them out.
 */
export function readDiscriminator(value: SourceNode, reading: Reading): Discriminator | undefined {
  const fields = readFields(value, "Discriminator Object", discriminatorFields, reading);
  if (fields?.propertyName === undefined) return undefined;
  // With a variant for every other tag, a tag alone decides nothing: what is valid is what the schemas say.
  if (fields.defaultMapping !== undefined) return undefined;
  const mapping = new Map<string, Located<SchemaId>>();
  for (const target of fields.mapping === undefined ? [] : entriesOf(fields.mapping)) {
    const id = resolveMapping(target, reading);
    if (id !== undefined) mapping.set(target.key, located(id, target));
  }
  return { propertyName: fields.propertyName.node.value, mapping };
}

/**
 * Reports discriminators without variants and mapped schemas that are not among the variants. Needs all schemas, so it
 * runs after they are read.
 */
export function checkDiscriminators(schemas: SchemaTable, reading: Reading): void {
  for (const schema of schemas.values()) {
    if (schema.kind !== "keywords" || schema.keywords.discriminator === undefined) continue;
    const { value, keyAt } = schema.keywords.discriminator;
    if (schema.keywords.oneOf === undefined && schema.keywords.anyOf === undefined) {
      reading.diagnostics.report("discriminator-unused", keyAt, { propertyName: value.propertyName });
      continue;
    }
    const variants = discriminatedBy(schema, schemas);
    for (const [tag, { value: id, at }] of value.mapping) {
      if (!referenceChain(id, schemas).some((each) => variants.has(each)))
        reading.diagnostics.report("mapping-not-a-variant", at, { tag, schema: id });
    }
  }
}

/** The variants of a union, the schemas that they refer to, and the variants of unions among these. */
export function discriminatedBy(union: KeywordSchema, schemas: SchemaTable): ReadonlySet<SchemaId> {
  const variants = new Set<SchemaId>();
  const add = ({ keywords }: KeywordSchema) => {
    for (const id of [...(keywords.oneOf?.value ?? []), ...(keywords.anyOf?.value ?? [])]) variants.add(id);
  };
  add(union);
  // Iterating a Set visits elements that are added meanwhile.
  for (const id of variants) {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords") continue;
    if (schema.keywords.$ref !== undefined) variants.add(schema.keywords.$ref.value);
    add(schema);
  }
  return variants;
}

/** A schema, the one that its `$ref` leads to, and so on: a component may be another name for a variant. */
export function referenceChain(id: SchemaId, schemas: SchemaTable): readonly SchemaId[] {
  const chain = new Set<SchemaId>();
  for (let next: SchemaId | undefined = id; next !== undefined && !chain.has(next); ) {
    chain.add(next);
    const schema: Schema | undefined = schemas.get(next);
    next = schema?.kind === "keywords" ? schema.keywords.$ref?.value : undefined;
  }
  return [...chain];
}

/** A mapped value is the name of a schema if it can be a name, and a reference otherwise (OAS 3.1 §4.8.25.3). */
function resolveMapping(target: KeyedNode, reading: Reading): SchemaId | undefined {
  if (!holds(target, "string")) {
    reportUnexpected(target, target.key, "the name of a schema or a reference to one, a string", reading);
    return undefined;
  }
  const { value, at } = target.node;
  if (!isComponentName(value)) return schemaAt(target, reading);
  const { entry } = reading.sources;
  const names = schemaNamesOf(reading.sources);
  if (names.has(value)) {
    const reference: StringNode = { kind: "string", at, value: `#/components/schemas/${value}` };
    const named = reading.sources.resolve(reference, entry);
    return named && reading.schemas.add(sourceNodeOf(named));
  }
  // `fixed.yaml` can be a name, too, but in the standard's own examples it is a file.
  if (/\.(ya?ml|json)$/i.test(value)) return schemaAt(target, reading);
  reading.diagnostics.report("mapping-not-found", at, {
    tag: target.key,
    name: value,
    suggestion: reading.diagnostics.suggest(value, names),
  });
  return undefined;
}

/** Does not use `addReferenced`, because a mapping gives a schema no name of its own. */
function schemaAt(reference: SourceNode<StringNode>, { schemas }: Reading): SchemaId | undefined {
  const target = schemas.resolve(reference);
  return target && schemas.add(target);
}
