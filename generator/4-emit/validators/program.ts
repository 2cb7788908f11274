import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId, TypeName } from "../../2-normalise/api.js";
import type { Format } from "../../3-analyse/formats.js";
import type { TagValue, Union } from "../../3-analyse/model.js";
import type { BoundKeyword } from "../../3-analyse/phrases.js";

/**
 * A compiled schema: checks that must all hold for one value. Together they are a small closed instruction set between
 * JSON Schema and TypeScript: keywords are lowered to it, and tests and explanations are printed from it.
 */
export interface Rule {
  readonly id: SchemaId;
  readonly checks: readonly Check[];
}

/**
 * An instruction, and the path in the contract to its keyword. A check about strings, numbers, arrays or objects
 * accepts values of every other type (JSON Schema 2020-12 Core §7.6.1).
 */
export type Check = { readonly via: Via } & Instruction;

/**
 * The path in the contract from the schema of the rule to the schema with the keyword: empty, steps such as `/allOf/0`,
 * or the id of a schema that was referred to and steps from there.
 */
export type Via = string;

export type Instruction =
  /** No value is valid. The keyword is `type` if the required types exclude each other. */
  | { readonly op: "never"; readonly keyword: "not" | "type" }
  | { readonly op: "type"; readonly types: readonly TypeName[] }
  /** The value is bytes, which JSON has none of, or has one of these types. `keyword` is what says so in the contract. */
  | { readonly op: "bytes"; readonly keyword: "format" | "contentMediaType"; readonly or: readonly TypeName[] }
  | {
      readonly op: "equals";
      readonly keyword: "const" | "enum";
      readonly values: readonly JsonValue[];
      /** Whether other checks compare the value, too: then its type must stay as wide as it is. */
      readonly amongOthers?: boolean;
    }
  /** The value must be valid for another schema that has a function of its own. */
  | { readonly op: "call"; readonly id: SchemaId }
  | {
      readonly op: "union";
      readonly keyword: "anyOf" | "oneOf";
      readonly rules: readonly Rule[];
      readonly union: Union | undefined;
      /** Whether no value is valid for two of the rules. False is safe. */
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
  /** From `least` to `most` items are valid for the rule. `leastKeyword` is the keyword that sets the minimum. */
  | {
      readonly op: "contains";
      readonly rule: Rule;
      readonly least: number;
      readonly most: number | undefined;
      readonly leastKeyword: "contains" | "minContains";
    }
  | { readonly op: "required"; readonly name: string }
  | { readonly op: "property"; readonly name: string; readonly rule: Rule }
  /** If the property is present, others must be. */
  | { readonly op: "dependentRequired"; readonly name: string; readonly needs: readonly string[] }
  /** If the property is present, the object must be valid for the rule. */
  | { readonly op: "dependentSchema"; readonly name: string; readonly step: string; readonly rule: Rule }
  | EachProperty
  /** Accepts every value. Its messages must not show the value. */
  | { readonly op: "secret" }
  | { readonly op: "propertyCount"; readonly keyword: "minProperties" | "maxProperties"; readonly limit: number };

/** The rule for items that no other keyword evaluates. */
export interface Items {
  readonly op: "items";
  readonly keyword: "items" | "unevaluatedItems";
  /** The step in the contract to the rule: mostly `/items`. */
  readonly step: string;
  readonly evaluated: Evaluated;
  readonly rule: Rule;
}

/** The keywords that visit every property; they share one loop. */
export interface EachProperty {
  readonly op: "eachProperty";
  readonly names: Rule | undefined;
  readonly patterns: readonly { readonly pattern: string; readonly rule: Rule }[];
  /** The rule for properties that no other keyword evaluates. */
  readonly rest: Rest | undefined;
}

export interface Rest {
  readonly keyword: "additionalProperties" | "unevaluatedProperties";
  readonly evaluated: Evaluated;
  readonly rule: Rule;
}

/**
 * The parts of a value that other keywords evaluate, and that `additionalProperties`, `items` and `unevaluated*` skip:
 * the schemas applied to the same value that evaluate any part, each after those that apply it.
 */
export type Evaluated = readonly Evaluation[];

export interface Evaluation {
  readonly id: SchemaId;
  /** When the schema is applied and holds: always, or in one of these cases. */
  readonly applied: "always" | readonly Application[];
  readonly parts: readonly EvaluatedParts[];
}

/** Another schema, which holds, applies the schema under a premise. */
export interface Application {
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

/** PartKind of a value that a schema evaluates. */
export type EvaluatedParts =
  | { readonly kind: "all" }
  | { readonly kind: "names"; readonly names: readonly string[] }
  | { readonly kind: "pattern"; readonly pattern: string }
  /** The first `count` items. */
  | { readonly kind: "first"; readonly count: number }
  /** The items that match `contains`. */
  | { readonly kind: "matching"; readonly rule: Rule };
