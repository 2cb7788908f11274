import type { Span } from "../diagnostics/source.js";
import type { KeywordName, KeywordSchema, Keywords, Located, Schema, SchemaId } from "./api.js";

/** A schema that another schema applies, and the keyword that applies it. */
export interface AppliedSchema {
  readonly keyword: KeywordName;
  readonly at: Span;
  readonly id: SchemaId;
}

/** The schemas that a schema applies to the same value that it is itself applied to (Core §8.2.3.1, §10.2). */
export function inPlaceSchemas(schema: Schema): readonly AppliedSchema[] {
  const schemas: AppliedSchema[] = [];
  visitInPlace(schema, (keyword, at, id) => schemas.push({ keyword, at, id }));
  return schemas;
}

/** All schemas that a schema applies, to the value or to children of it (Core §10.3, §11). `$defs` applies none. */
export function subschemasOf(schema: Schema): readonly SchemaId[] {
  const ids: SchemaId[] = [];
  visitApplied(schema, (_keyword, _at, id) => ids.push(id));
  return ids;
}

/** The schemas that `subschemasOf` returns, with the keywords that apply them. */
export function appliedSchemas(schema: Schema): readonly AppliedSchema[] {
  const schemas: AppliedSchema[] = [];
  visitApplied(schema, (keyword, at, id) => schemas.push({ keyword, at, id }));
  return schemas;
}

/** Returns the keywords of a schema with every applied schema replaced. Does not change `$defs`, which applies none. */
export function mapSubschemas(
  { keywords }: KeywordSchema,
  replace: (id: SchemaId, keyword: KeywordName) => SchemaId,
): Keywords {
  const mapped: { [Name in KeywordName]?: Located<unknown> } = { ...keywords };
  for (const { single, listed, keyed } of [inPlace, toChildren]) {
    for (const name of single) {
      const held = keywords[name];
      if (held !== undefined) mapped[name] = { ...held, value: replace(held.value, name) };
    }
    for (const name of listed) {
      const held = keywords[name];
      if (held !== undefined) mapped[name] = { ...held, value: held.value.map((id) => replace(id, name)) };
    }
    for (const name of keyed) {
      const held = keywords[name];
      if (held === undefined) continue;
      mapped[name] = { ...held, value: new Map([...held.value].map(([key, id]) => [key, replace(id, name)])) };
    }
  }
  return mapped as Keywords;
}

/** Keywords by the form of their value: one schema, a list of schemas, or a map of schemas. */
interface Applicators {
  readonly single: readonly NameHolding<SchemaId>[];
  readonly listed: readonly NameHolding<readonly SchemaId[]>[];
  readonly keyed: readonly NameHolding<ReadonlyMap<string, SchemaId>>[];
}

type NameHolding<T> = {
  [Name in KeywordName]: NonNullable<KeywordsOf[Name]>["value"] extends T ? Name : never;
}[KeywordName];
type KeywordsOf = Extract<Schema, { readonly kind: "keywords" }>["keywords"];

const inPlace = {
  single: ["$ref", "not", "if", "then", "else"],
  listed: ["allOf", "anyOf", "oneOf"],
  keyed: ["dependentSchemas"],
} as const satisfies Applicators;

const toChildren = {
  single: ["additionalProperties", "propertyNames", "items", "contains", "unevaluatedItems", "unevaluatedProperties"],
  listed: ["prefixItems"],
  keyed: ["properties", "patternProperties"],
} as const satisfies Applicators;

/** The form in which a keyword contains schemas: one, a list, or a map. */
export type SchemaContainer = keyof Applicators;

/**
 * Every keyword that contains schemas, whether it applies them or not (Core §8.2.4, Validation §8.5). The last three
 * are of older drafts, in which `items` may also be a list.
 */
export const schemaKeywords: ReadonlyMap<string, SchemaContainer> = new Map<string, SchemaContainer>([
  ...[inPlace, toChildren].flatMap(({ single, listed, keyed }) => [
    ...single.filter((name) => name !== "$ref").map((name) => [name, "single"] as const),
    ...listed.map((name) => [name, "listed"] as const),
    ...keyed.map((name) => [name, "keyed"] as const),
  ]),
  ["$defs", "keyed"],
  ["contentSchema", "single"],
  ["additionalItems", "single"],
  ["definitions", "keyed"],
  ["dependencies", "keyed"],
]);

type Visit = (keyword: KeywordName, at: Span, id: SchemaId) => void;

function visitApplied(schema: Schema, visit: Visit): void {
  visitInPlace(schema, visit);
  visitKeywords(toChildren, schema, visit);
}

/** A `$dynamicRef` counts with its initial target. */
function visitInPlace(schema: Schema, visit: Visit): void {
  visitKeywords(inPlace, schema, visit);
  const reference = schema.kind === "keywords" ? schema.keywords.$dynamicRef : undefined;
  if (reference !== undefined) visit("$dynamicRef", reference.at, reference.value.target);
}

function visitKeywords(
  { single, listed, keyed }: typeof inPlace | typeof toChildren,
  schema: Schema,
  visit: Visit,
): void {
  if (schema.kind === "boolean") return;
  const { keywords } = schema;
  for (const keyword of single) {
    const held = keywords[keyword];
    if (held !== undefined) visit(keyword, held.at, held.value);
  }
  for (const keyword of listed) {
    const held = keywords[keyword];
    if (held !== undefined) for (const to of held.value) visit(keyword, held.at, to);
  }
  for (const keyword of keyed) {
    const held = keywords[keyword];
    if (held !== undefined) for (const to of held.value.values()) visit(keyword, held.at, to);
  }
}
