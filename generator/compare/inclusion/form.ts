import type { SchemaId } from "../../2-normalise/api.js";
import type { JsonType, PlainSchemas } from "./types.js";

/**
 * A set of JSON values in a canonical form: a Boolean formula over tests of single types (the paper's §4.1). Negations
 * stand only before tests, schemas and `exactlyOne`, which are expanded when they are needed: schemas may be recursive.
 *
 * Equal forms are one object, so that forms are compared by `id`.
 */
export type Form = { readonly id: number } & FormShape;

export type FormShape =
  | { readonly kind: "always" }
  | { readonly kind: "never" }
  | { readonly kind: "all"; readonly forms: readonly Form[] }
  | { readonly kind: "any"; readonly forms: readonly Form[] }
  | { readonly kind: "exactlyOne"; readonly forms: readonly Form[] }
  | { readonly kind: "schema"; readonly schemas: PlainSchemas; readonly schema: SchemaId }
  | { readonly kind: "types"; readonly types: ReadonlySet<JsonType> }
  | Literal
  /** What cannot be put into a form. It only equals itself. */
  | { readonly kind: "undecided"; readonly reason: string }
  /** The complement of a schema, of `exactlyOne`, of `undecided`, or of a test. */
  | { readonly kind: "not"; readonly form: Form };

/** A test of one type. Values of other types satisfy it, and do not satisfy its complement. */
export type Literal = { [Type in keyof Tests]: { readonly kind: Type; readonly test: Tests[Type] } }[keyof Tests];

/** The tests of each type. Nothing tells one null from another. */
export interface Tests {
  readonly boolean: { readonly kind: "equals"; readonly value: boolean };
  readonly number: NumberTest;
  readonly string: StringTest;
  readonly array: ArrayTest;
  readonly object: ObjectTest;
}

export type NumberTest =
  | { readonly kind: "atLeast"; readonly bound: number; readonly exclusive: boolean }
  | { readonly kind: "atMost"; readonly bound: number; readonly exclusive: boolean }
  | { readonly kind: "multipleOf"; readonly divisor: number }
  | { readonly kind: "among"; readonly values: ReadonlySet<number> };

export type StringTest =
  | { readonly kind: "minLength"; readonly least: number }
  | { readonly kind: "maxLength"; readonly most: number }
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "format"; readonly format: string }
  | { readonly kind: "among"; readonly values: ReadonlySet<string> };

export type ArrayTest =
  | { readonly kind: "minItems"; readonly least: number }
  | { readonly kind: "maxItems"; readonly most: number }
  /** Every item from one index to another, which is included and may be infinite. */
  | { readonly kind: "every"; readonly from: number; readonly to: number; readonly items: Form }
  | { readonly kind: "contains"; readonly items: Form; readonly least: number }
  | { readonly kind: "containsAtMost"; readonly items: Form; readonly most: number }
  | { readonly kind: "unique" };

export type ObjectTest =
  | { readonly kind: "minProperties"; readonly least: number }
  | { readonly kind: "maxProperties"; readonly most: number }
  /** The value of every property whose name is in a form (of strings). */
  | { readonly kind: "every"; readonly keys: Form; readonly values: Form }
  /** The value of at least one property whose name is in a form. */
  | { readonly kind: "some"; readonly keys: Form; readonly values: Form };
