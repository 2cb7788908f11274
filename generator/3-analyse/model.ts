import type { Api, EnumValue, OperationId, SchemaId } from "../2-normalise/api.js";
import type { Calls } from "./calls.js";
import type { Formats } from "./formats.js";
import type { NameDecision } from "./name-table.js";

/** The contract, and tables of facts about it: read-only and keyed by id. */
export interface Model {
  readonly api: Api;
  /**
   * The TypeScript names of every named schema: its type and the names derived from it (`isX`, `validateX` …), all
   * unique.
   */
  readonly names: ReadonlyMap<SchemaId, TypeName>;
  /** The names of every operation, in the order of the document. */
  readonly operationNames: ReadonlyMap<OperationId, OperationName>;
  /** Everything that got a name, in the order in which it got it, and why it got this one. */
  readonly nameDecisions: readonly NameDecision[];
  /** What each operation sends and receives. */
  readonly calls: Calls;
  /** What TypeScript can express of each schema. */
  readonly shapes: ReadonlyMap<SchemaId, Shape>;
  /** Every schema that is a union: its `oneOf` or `anyOf` of more than one variant. */
  readonly unions: ReadonlyMap<SchemaId, Union>;
  /** The schemas whose `oneOf` has no two members that accept the same value. */
  readonly exclusive: ReadonlySet<SchemaId>;
  /** The schemas whose values no issue shows. */
  readonly secrets: ReadonlySet<SchemaId>;
  /** The cases of every named union that is discriminated by a tag. */
  readonly cases: ReadonlyMap<SchemaId, readonly UnionCase[]>;
  /** The enums of strings or numbers that are part of a type, by their locations, in the order of the contract. */
  readonly enums: ReadonlyMap<SchemaId, ListedValues>;
  /** In which direction each schema travels; a schema that no operation uses travels in both. */
  readonly usage: ReadonlyMap<SchemaId, Usage>;
  /** The formats that values are checked for; every other one is an annotation. */
  readonly formats: Formats;
}

/** The name of a type, and the names of everything generated for it. Decided once for all emitters. */
export interface TypeName {
  readonly type: string; // SharePrice
  readonly is: string; // isSharePrice
  readonly validate: string; // validateSharePrice
  readonly parse: string; // parseSharePrice
  readonly explain: string; // explainSharePrice
  readonly schema: string; // SharePriceSchema
  readonly match: string; // matchSharePrice
  readonly tags: string; // sharePriceTags
}

/** An enum, and what is generated for it. */
export interface ListedValues {
  /** Its schema, or the first copy of it. */
  readonly id: SchemaId;
  /** What it is, for a reader: the name of its type, or the words of where it is written. */
  readonly subject: string;
  readonly list: string; // priceCurrencyValues
  /** Undefined where the contract does not name the values. */
  readonly object: string | undefined; // PriceCurrencyEnum
  readonly values: readonly {
    readonly value: EnumValue;
    readonly name: string | undefined;
    readonly description: string | undefined;
  }[];
}

/** The name of an operation's function, and of the types generated for it. */
export interface OperationName {
  readonly function: string; // updateShare
  readonly request: string; // UpdateShareRequest
  readonly result: string; // UpdateShareResult
}

/** A case of a matcher: its name, the name of its guard, and which values of the union belong to it. */
export interface UnionCase {
  readonly name: string; // fixed
  /** Its name inside other names. Unique in its union; may begin with a digit. */
  readonly word: string; // Fixed
  readonly guard: string; // sharePriceIsFixed
  readonly match: UnionMatch;
}

/** Which values belong to a case. Each value of the union belongs to exactly one. */
export type UnionMatch =
  /** `values` are the variant's own tags. `absent`: a value without the tag is of this variant, and of no other. */
  | {
      readonly kind: "variant";
      readonly variant: SchemaId;
      readonly values: readonly TagValue[];
      readonly absent: boolean;
      /** What TypeScript can express of the variant in this union. */
      readonly shape: Shape;
      /**
       * The validator that must accept the value, as its tag does not prove the variant. The variant without a tag has
       * none: it is what no other validator accepts.
       */
      readonly validator: string | undefined;
      /** Whether a value of another variant is certain not to have this one's type, so that its guard may narrow. */
      readonly distinct: boolean;
    }
  /** A value without the tag, if it can be of several variants. */
  | { readonly kind: "absent" }
  /** `null`, if the union is nullable. */
  | { readonly kind: "null" };

export interface Usage {
  readonly request: boolean;
  readonly response: boolean;
}

/** What TypeScript can express of a schema. Looser than the schema, never tighter. */
export type Shape =
  | { readonly kind: "unknown" }
  | { readonly kind: "never" }
  | { readonly kind: "primitive"; readonly type: "string" | "number" | "boolean" | "null" }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "array"; readonly items: Shape }
  /**
   * The first `required` items are not optional. `rest` is the shape of further items; undefined if there can be none.
   */
  | {
      readonly kind: "tuple";
      readonly items: readonly Shape[];
      readonly required: number;
      readonly rest: Shape | undefined;
    }
  /**
   * `additional` is the index signature: the shape of properties not listed; undefined if no keyword constrains them.
   */
  | { readonly kind: "object"; readonly properties: readonly Property[]; readonly additional: Shape | undefined }
  | { readonly kind: "union"; readonly members: readonly Shape[] }
  | { readonly kind: "intersection"; readonly members: readonly Shape[] }
  /** No JSON: a `Blob`, or what else a part of a multipart body can be made of. */
  | { readonly kind: "bytes" }
  /** Anything but null: what an intersection has to leave null out of a named shape. */
  | { readonly kind: "notNull" }
  /** Another schema that has a name. */
  | { readonly kind: "reference"; readonly id: SchemaId };

export interface Property {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** The schema with its description, default and deprecation; undefined for a property that is only `required`. */
  readonly schema: SchemaId | undefined;
}

export interface Union {
  readonly keyword: "oneOf" | "anyOf";
  /** The members of the keyword that accept no value here, and so are no variants. */
  readonly impossible: readonly SchemaId[];
  readonly discrimination: Discrimination;
  /**
   * Whether a declared discriminator decides what is valid: the value's tag chooses the variant, and only that one must
   * accept it. By tag only.
   */
  readonly declared: boolean;
  /**
   * The variants whose tags only the discriminator says: their schemas by themselves accept others. For these alone it
   * makes a difference to what is valid that it decides.
   */
  readonly assigned: readonly SchemaId[];
  /**
   * Whether the discrimination alone tells which variant a valid value is: it can be valid for no other. Where nothing
   * is declared this is proven, never assumed. Validators may then switch, and guards need not ask the variant's own.
   */
  readonly decisive: boolean;
  /**
   * Why the ways are closed that are tried before this one. Where only trial tells, there is a reason against each; where
   * a tag is inferred, there are only those against the discriminator that is declared.
   */
  readonly exclusions: readonly Exclusion[];
}

/** What says which tags are those of a variant. */
export type TagSource =
  /** Its own `const` or `enum`. */
  | "keywords"
  /** The mapping of the discriminator. */
  | "mapping"
  /** The name of its schema, as nothing else does (OAS 3.1 §4.8.25). */
  | "name"
  /** Nothing: it has none. */
  | "nothing";

export type TagValue = string | number | boolean;

/** How a value of a union says which variant it is. Exactly one answer per union. */
export type Discrimination =
  /**
   * A property whose values no two variants share, declared or inferred. `untagged` is the one variant without it, if
   * any. `absent` are the variants that a value without it may be: `untagged`, or those that do not require it. Nested
   * unions of the same tag are flattened: the variants are leaves. `members` says which of them each member of the
   * keyword stands for, and `nulls` are the members that are just `null`. `sources` says where the tags of each variant
   * come from.
   */
  | {
      readonly by: "tag";
      readonly property: string;
      readonly variants: ReadonlyMap<TagValue, SchemaId>;
      readonly untagged: SchemaId | undefined;
      readonly absent: readonly SchemaId[];
      readonly members: ReadonlyMap<SchemaId, readonly SchemaId[]>;
      readonly nulls: readonly SchemaId[];
      readonly sources: ReadonlyMap<SchemaId, TagSource>;
    }
  /** Each variant has JSON types no other variant has: `string | string[]`. */
  | { readonly by: "type"; readonly variants: ReadonlyMap<JsonType, SchemaId> }
  /** Each variant has a required property that no other variant allows. */
  | { readonly by: "property"; readonly variants: ReadonlyMap<string, SchemaId> }
  /** Only the validators can tell. */
  | { readonly by: "trial"; readonly variants: readonly SchemaId[] };

/**
 * Why the variants of a union cannot be told apart in one of the ways that are tried: by a tag, by JSON type, by a
 * required property.
 */
export type Exclusion =
  /** By tag: the variant accepts values that are no objects, and so have no properties. `types` are all that it accepts. */
  | { readonly kind: "tag-not-object"; readonly variant: SchemaId; readonly types: readonly JsonType[] }
  /** By tag: `oneOf` lists `null` more than once, which is left to counting. */
  | { readonly kind: "null-repeated" }
  /** By tag: no variant lists the values of any property. */
  | { readonly kind: "tag-nowhere" }
  /** By tag: nothing says for certain which values of the property are those of these variants. */
  | { readonly kind: "tag-missing"; readonly property: string; readonly variants: readonly SchemaId[] }
  /** By tag: one value of the property belongs to two variants. They are the same one if it is listed twice. */
  | {
      readonly kind: "tag-shared";
      readonly property: string;
      readonly tag: TagValue;
      readonly first: SchemaId;
      readonly second: SchemaId;
    }
  /** By tag: a value without the property may be of `variant`, or of the one that has no tag. */
  | {
      readonly kind: "tag-optional";
      readonly property: string;
      readonly variant: SchemaId;
      readonly untagged: SchemaId;
    }
  /** By tag: the variant accepts other values of the property than those that are its own. */
  | { readonly kind: "tag-unproven"; readonly property: string; readonly variant: SchemaId }
  /** By tag: only this variant lists values, and several of them: that does not make the property a tag. */
  | { readonly kind: "tag-alone"; readonly property: string; readonly variant: SchemaId }
  /** By type: two variants accept values of one JSON type. */
  | { readonly kind: "type-shared"; readonly type: JsonType; readonly first: SchemaId; readonly second: SchemaId }
  /** By property: the variant accepts values that are no objects. */
  | { readonly kind: "property-not-object"; readonly variant: SchemaId; readonly types: readonly JsonType[] }
  /** By property: the variant allows properties that it does not list. */
  | { readonly kind: "property-open"; readonly variant: SchemaId }
  /** By property: the variant requires none that no other variant allows. */
  | { readonly kind: "property-shared"; readonly variant: SchemaId };

export type TagDiscrimination = Extract<Discrimination, { readonly by: "tag" }>;

export type JsonType = "null" | "boolean" | "object" | "array" | "number" | "string";
