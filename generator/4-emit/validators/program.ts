import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId, TypeName } from "../../2-normalise/api.js";
import type { Union } from "../../3-analyse/model.js";

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
    }
  | { readonly op: "not"; readonly rule: Rule }
  | { readonly op: "bound"; readonly keyword: BoundKeyword; readonly limit: number }
  | { readonly op: "multipleOf"; readonly divisor: number }
  | { readonly op: "length"; readonly keyword: "minLength" | "maxLength"; readonly limit: number }
  | { readonly op: "pattern"; readonly pattern: string }
  | { readonly op: "format"; readonly format: string }
  | { readonly op: "itemCount"; readonly keyword: "minItems" | "maxItems"; readonly limit: number }
  | { readonly op: "uniqueItems" }
  | { readonly op: "prefixItem"; readonly index: number; readonly rule: Rule }
  | { readonly op: "items"; readonly from: number; readonly rule: Rule }
  | { readonly op: "required"; readonly name: string }
  | { readonly op: "property"; readonly name: string; readonly rule: Rule }
  | Members
  | { readonly op: "propertyCount"; readonly keyword: "minProperties" | "maxProperties"; readonly limit: number };

/** The keywords that look at every property in turn; they share one loop. */
export interface Members {
  readonly op: "members";
  readonly names: Rule | undefined;
  readonly patterns: readonly { readonly pattern: string; readonly rule: Rule }[];
  /** What `additionalProperties` says of the properties that `listed` and `patterns` leave over. */
  readonly additional: { readonly listed: readonly string[]; readonly rule: Rule } | undefined;
}

export type BoundKeyword = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";
