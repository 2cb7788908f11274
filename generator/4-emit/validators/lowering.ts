import type { Keywords, Schema, SchemaId } from "../../2-normalise/api.js";
import type { Formats } from "../../3-analyse/formats.js";
import type { Union } from "../../3-analyse/model.js";
import type { Evaluated, Instruction, Rule } from "./program.js";

/** What lowering reads: the schemas, which of them have functions of their own, how unions are told apart, and which formats count. */
export interface Schemas {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly unions: ReadonlyMap<SchemaId, Union>;
  readonly exclusive: ReadonlySet<SchemaId>;
  readonly secrets: ReadonlySet<SchemaId>;
  readonly isNamed: (id: SchemaId) => boolean;
  /** Called around the lowering of a schema without a name where another one uses it. */
  readonly inlined: (id: SchemaId, rule: () => Rule) => Rule;
  /** The formats that are checked. */
  readonly formats: Formats;
}

/** One section of the standard: the instructions that its keywords stand for. */
export type Section = (keywords: Keywords, lowering: Lowering) => readonly Instruction[];

/** The parts that a value has. */
export type Parts = "properties" | "items";

/** What a section may ask for while it lowers one schema. */
export interface Lowering {
  readonly id: SchemaId;
  readonly union: Union | undefined;
  /** Whether no two members of its `oneOf` hold for one value. */
  readonly exclusive: boolean;
  readonly formats: Formats;
  /** The rule of a schema inside this one: a call where it has a name, its checks where it has none. */
  readonly rule: (id: SchemaId) => Rule;
  /** What other keywords than `unevaluated*` look at; nothing where that is everything. */
  readonly evaluated: (parts: Parts) => Evaluated | undefined;
}
