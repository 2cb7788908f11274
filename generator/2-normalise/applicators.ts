import type { Span } from "../diagnostics/source.js";
import type { KeywordName, KeywordSchema, Keywords, Located, Schema, SchemaId } from "./api.js";

/** A schema that another applies, and the keyword that does. */
export interface AppliedSchema {
  readonly keyword: KeywordName;
  readonly at: Span;
  readonly id: SchemaId;
}

/** The schemas that one applies to the very value that it is applied to itself (Core §8.2.3.1, §10.2). */
export function inPlaceSchemas(schema: Schema): readonly AppliedSchema[] {
  const found: AppliedSchema[] = [];
  eachInPlace(schema, (keyword, at, to) => found.push({ keyword, at, id: to }));
  return found;
}

/** All schemas that one applies: to its value, or to parts of it (Core §10.3, §11). `$defs` applies none. */
export function subschemasOf(schema: Schema): readonly SchemaId[] {
  const found: SchemaId[] = [];
  eachApplied(schema, (_keyword, _at, to) => found.push(to));
  return found;
}

/** The same with the keywords that apply them. */
export function appliedSchemas(schema: Schema): readonly AppliedSchema[] {
  const found: AppliedSchema[] = [];
  eachApplied(schema, (keyword, at, to) => found.push({ keyword, at, id: to }));
  return found;
}

/** The keywords of a schema with every schema that they apply replaced. `$defs`, which applies none, stays as it is. */
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

/** Keywords by what they hold: one schema, a list of schemas, or a map of them. */
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

/** How a keyword holds schemas: one, a list, or a map of them. */
export type SchemaContainer = keyof Applicators;

/**
 * Every keyword that holds schemas, whether it applies them or only keeps them (Core §8.2.4, Validation §8.5). The last
 * ones are of older drafts, in which `items` may hold a list, too.
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

type Visit = (keyword: KeywordName, at: Span, to: SchemaId) => void;

function eachApplied(schema: Schema, visit: Visit): void {
  eachInPlace(schema, visit);
  eachUnder(toChildren, schema, visit);
}

/** The last one is what a `$dynamicRef` refers to at first. */
function eachInPlace(schema: Schema, visit: Visit): void {
  eachUnder(inPlace, schema, visit);
  const reference = schema.kind === "keywords" ? schema.keywords.$dynamicRef : undefined;
  if (reference !== undefined) visit("$dynamicRef", reference.at, reference.value.target);
}

function eachUnder({ single, listed, keyed }: typeof inPlace | typeof toChildren, schema: Schema, visit: Visit): void {
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
