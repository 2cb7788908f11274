import type { Keywords, Schema, SchemaId } from "../../2-normalise/api.js";
import type { Formats } from "../../3-analyse/formats.js";
import type { Union } from "../../3-analyse/model.js";
import type { Evaluated, Instruction, Rule } from "./program.js";

/** The input of lowering. */
export interface Schemas {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly unions: ReadonlyMap<SchemaId, Union>;
  readonly exclusive: ReadonlySet<SchemaId>;
  readonly secrets: ReadonlySet<SchemaId>;
  /** Whether a schema has functions of its own. */
  readonly isNamed: (id: SchemaId) => boolean;
  /** Wraps the lowering of a schema without a name where another schema uses it. */
  readonly inlined: (id: SchemaId, rule: () => Rule) => Rule;
  /** The formats that are checked. */
  readonly formats: Formats;
}

/** Lowers the keywords of one section of the standard. */
export type Section = (keywords: Keywords, lowering: Lowering) => readonly Instruction[];

/** The parts of a value that `unevaluated*` keywords are about. */
export type PartKind = "properties" | "items";

/** What a section may use to lower one schema. */
export interface Lowering {
  readonly id: SchemaId;
  readonly union: Union | undefined;
  /** Whether no value is valid for two variants of its `oneOf`. */
  readonly exclusive: boolean;
  readonly formats: Formats;
  /** The rule of an inner schema: a call if it has a name, otherwise its checks. */
  readonly rule: (id: SchemaId) => Rule;
  /** What keywords other than `unevaluated*` evaluate; `undefined` if that is everything. */
  readonly evaluated: (partKind: PartKind) => Evaluated | undefined;
}
