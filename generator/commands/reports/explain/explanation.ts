import type { Direction } from "../../../2-normalise/api.js";
import type { Exclusion, JsonType, TagSource, TagValue, TypeName } from "../../../3-analyse/model.js";
import type { NameOrigin } from "../../../3-analyse/name-table.js";

/**
 * What was decided for a document, and why: the document that `specmill explain --format json` prints. Fields may be
 * added; the existing ones keep their names and meanings as long as `version` is 1.
 */
export interface Explanation {
  readonly version: 1;
  /** The path of the document. */
  readonly document: string;
  /** The schema that was asked for; `null` for the whole document. */
  readonly schema: SchemaExplanation | null;
  /** In the order of the document. Of a single schema: itself, and those inside it. */
  readonly unions: readonly UnionExplanation[];
  /** The names that are not simply those of the contract. Of a single schema: its own. */
  readonly names: readonly NameExplanation[];
}

export interface Place {
  readonly file: string;
  /** Both start at 1; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export interface UnionExplanation {
  /** `SharePrice`, `Share.prices[]`, or the pointer. */
  readonly subject: string;
  readonly pointer: string;
  /** Where its keyword is. */
  readonly at: Place;
  readonly keyword: "oneOf" | "anyOf";
  /** The types that have these variants; empty for a union without a name. */
  readonly types: readonly string[];
  readonly decision: UnionDecision;
  /** The decision in sentences. */
  readonly sentences: readonly string[];
  readonly variants: readonly VariantExplanation[];
  /** What cannot tell the variants apart, of the ways that are tried before this one, and why. */
  readonly exclusions: readonly ExclusionExplanation[];
}

export type UnionDecision =
  | {
      readonly by: "tag";
      readonly property: string;
      readonly from: TagOrigin;
      /** Whether the tag alone identifies the variant of a valid value. */
      readonly decisive: boolean;
    }
  | { readonly by: "type" }
  | { readonly by: "property"; readonly decisive: boolean }
  | { readonly by: "trial" };

/**
 * What makes a property the tag: a discriminator that decides what is valid, one that only annotates, or that each
 * variant lists its values.
 */
export type TagOrigin = "discriminator" | "annotation" | "inference";

export interface VariantExplanation {
  readonly name: string;
  readonly pointer: string;
  readonly at: Place;
  readonly identifiedBy: Identification;
  /** Its case in a matcher, and its guard; `null` where none are generated. */
  readonly case: { readonly name: string; readonly guard: string } | null;
}

export type Identification =
  | { readonly kind: "tag"; readonly values: readonly TagValue[]; readonly source: TagSource }
  /** It is the variant without a tag. */
  | { readonly kind: "absence" }
  | { readonly kind: "types"; readonly types: readonly JsonType[] }
  | { readonly kind: "property"; readonly property: string }
  | { readonly kind: "null" }
  /** Its validator accepts the value. */
  | { readonly kind: "validator" };

export interface ExclusionExplanation {
  readonly way: "tag" | "type" | "property";
  readonly kind: Exclusion["kind"];
  readonly sentence: string;
}

export interface NameExplanation {
  readonly name: string;
  /** "the schema `pet`". */
  readonly subject: string;
  /** `null` where the contract has no place for it. */
  readonly at: Place | null;
  readonly origin: NameOrigin | "method-and-path";
  /** Why it has this name, and no better one. */
  readonly sentence: string;
}

export interface SchemaExplanation {
  /** Its name in the contract; `null` where it has none. */
  readonly name: string | null;
  readonly subject: string;
  readonly pointer: string;
  readonly at: Place;
  /** Its type, and those of its views in requests, responses and elsewhere. Without a name it has none of its own. */
  readonly types: readonly TypeExplanation[];
}

export interface TypeExplanation {
  /** Where it is meant: "as it is written", "in requests". */
  readonly view: string;
  /** The names of the type and of what is generated for it; `null` where it has none. */
  readonly names: Pick<TypeName, "type" | "is" | "validate" | "parse" | "explain" | "schema"> | null;
  /** What TypeScript can express of it. */
  readonly declaration: string;
  readonly directions: readonly Direction[];
  readonly operations: readonly OperationUse[];
}

export interface OperationUse {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly directions: readonly Direction[];
}
