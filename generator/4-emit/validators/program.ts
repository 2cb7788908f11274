import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId, TypeName } from "../../2-normalise/api.js";
import type { Format } from "../../3-analyse/formats.js";
import type { TagValue, Union } from "../../3-analyse/model.js";

/**
 * A schema compiled: a conjunction of checks over one value. The small closed instruction set between JSON Schema
 * and TypeScript. Keywords are lowered to it, and both printers (the answer, the explanation) read it.
 */
export interface Rule {
  readonly id: SchemaId;
  readonly checks: readonly Check[];
}

/**
 * One thing that must hold. A check that speaks of strings, numbers, arrays or objects lets every other type through
 * (JSON Schema 2020-12 Core §7.6.1).
 */
export type Check = { readonly via: Via } & Instruction;

/**
 * The way in the contract from the rule's schema to the schema that holds the keyword: nothing, steps such as
 * `/allOf/0`, or the id of a schema that was referred to, with steps from there.
 */
export type Via = string;

export type Instruction =
  /** What no value meets. `type` where that is because types are asked for that exclude each other. */
  | { readonly op: "never"; readonly keyword: "not" | "type" }
  | { readonly op: "type"; readonly types: readonly TypeName[] }
  | { readonly op: "equals"; readonly keyword: "const" | "enum"; readonly values: readonly JsonValue[] }
  /** The value must be valid for another schema that has a function of its own. */
  | { readonly op: "call"; readonly id: SchemaId }
  | {
      readonly op: "union";
      readonly keyword: "anyOf" | "oneOf";
      readonly rules: readonly Rule[];
      readonly union: Union | undefined;
      /** Whether it is certain that no two of the rules hold for one value. */
      readonly exclusive: boolean;
    }
  | { readonly op: "not"; readonly rule: Rule }
  | { readonly op: "if"; readonly condition: Rule; readonly then: Rule; readonly else: Rule }
  | { readonly op: "bound"; readonly keyword: BoundKeyword; readonly limit: number }
  | { readonly op: "multipleOf"; readonly divisor: number }
  | { readonly op: "length"; readonly keyword: "minLength" | "maxLength"; readonly limit: number }
  | { readonly op: "pattern"; readonly pattern: string }
  | { readonly op: "format"; readonly format: Format }
  | { readonly op: "itemCount"; readonly keyword: "minItems" | "maxItems"; readonly limit: number }
  | { readonly op: "uniqueItems" }
  | { readonly op: "prefixItem"; readonly index: number; readonly step: string; readonly rule: Rule }
  | Items
  /** So many of the items are valid for the rule. `leastKeyword` is the one that asks for the least. */
  | {
      readonly op: "contains";
      readonly rule: Rule;
      readonly least: number;
      readonly most: number | undefined;
      readonly leastKeyword: "contains" | "minContains";
    }
  | { readonly op: "required"; readonly name: string }
  | { readonly op: "property"; readonly name: string; readonly rule: Rule }
  /** Where the property is there, others must be. */
  | { readonly op: "dependentRequired"; readonly name: string; readonly needs: readonly string[] }
  /** Where the property is there, the object must be valid for the rule. */
  | { readonly op: "dependentSchema"; readonly name: string; readonly step: string; readonly rule: Rule }
  | Members
  /** Asks nothing: no message shows the value. */
  | { readonly op: "secret" }
  | { readonly op: "propertyCount"; readonly keyword: "minProperties" | "maxProperties"; readonly limit: number };

/** What items must be that no other keyword looks at. */
export interface Items {
  readonly op: "items";
  readonly keyword: "items" | "unevaluatedItems";
  /** Where the rule stands in its schema: `/items`, as a rule. */
  readonly step: string;
  readonly evaluated: Evaluated;
  readonly rule: Rule;
}

/** The keywords that look at every property in turn; they share one loop. */
export interface Members {
  readonly op: "members";
  readonly names: Rule | undefined;
  readonly patterns: readonly { readonly pattern: string; readonly rule: Rule }[];
  /** What must hold of the properties that no other keyword looks at. */
  readonly rest: Rest | undefined;
}

export interface Rest {
  readonly keyword: "additionalProperties" | "unevaluatedProperties";
  readonly evaluated: Evaluated;
  readonly rule: Rule;
}

/**
 * Which parts of a value other keywords look at, so that `additionalProperties`, `items` and `unevaluated*` leave them
 * alone: the schemas applied to the same value that look at any, each after those that apply it.
 */
export type Evaluated = readonly Evaluation[];

export interface Evaluation {
  readonly id: SchemaId;
  /** When the schema is applied and holds: always, or in one of these ways. */
  readonly applied: "always" | readonly Way[];
  readonly looks: readonly Look[];
}

/** A schema is applied by another one, which holds, under a premise. */
export interface Way {
  readonly from: SchemaId;
  readonly premise: Premise;
}

export type Premise =
  | { readonly kind: "none" }
  | { readonly kind: "holds" | "fails"; readonly rule: Rule }
  /** A declared discriminator chooses it: by the values of the tag, or where that is absent and `absent` holds. */
  | {
      readonly kind: "tagged";
      readonly property: string;
      readonly values: readonly TagValue[];
      readonly absent: Rule | undefined;
    }
  | { readonly kind: "present"; readonly property: string };

/** Parts of a value that a schema looks at. */
export type Look =
  | { readonly kind: "all" }
  | { readonly kind: "names"; readonly names: readonly string[] }
  | { readonly kind: "pattern"; readonly pattern: string }
  /** So many items from the first on. */
  | { readonly kind: "first"; readonly count: number }
  /** The items that `contains` finds. */
  | { readonly kind: "matching"; readonly rule: Rule };

export type BoundKeyword = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";
